import { describe, expect, it } from 'vitest';
import { AllocationBasis } from '../../../src/modules/finance/allocation/allocation.type.js';
import { BudgetBasis, BudgetKind } from '../../../src/modules/finance/budget-line/budget-line.type.js';
import type { PayingAllocation, PayingInvestment } from '../../../src/modules/finance/spend/payment.js';
import { Recurrence } from '../../../src/modules/finance/investment/investment.type.js';
import * as spending from '../../../src/modules/finance/spend/spend.js';

const yearly: PayingInvestment = {
  amount: '150000',
  recurrence: Recurrence.YEARLY,
  from_year: 2024,
  to_year: 2026,
  years_stated: 1,
};
const notStated: PayingInvestment = {
  amount: '150000',
  recurrence: Recurrence.NOT_STATED,
  from_year: null,
  to_year: null,
  years_stated: 1,
};
const always = { from: null, to: null };

type Sources = Omit<Parameters<typeof spending.spendOf>[0], 'plan'>;

/** Under a plan for 2024 to 2026. */
const spendOf = (
  sources: Sources,
  include: AllocationBasis,
  range: typeof always | { from: number | null; to: number | null },
) => spending.spendOf({ ...sources, plan: { from: 2024, to: 2026 } }, include, range);

/** The line of the youth practice support workers: 404,000 a year. */
const assigned = (year: number | null, changes: Partial<PayingAllocation> = {}): PayingAllocation => ({
  basis: AllocationBasis.ASSIGNED,
  share: '1',
  assigned_by: 'Jeugdgraaf',
  line_amount: '404000',
  line_kind: BudgetKind.NOT_STATED,
  line_basis: BudgetBasis.BUDGETED,
  programme: '6.2',
  programme_name_nl: 'Team jeugd en eerstelijnsvoorzieningen',
  programme_name_en: null,
  name_nl: 'Praktijkondersteuners jeugd',
  name_en: null,
  year,
  from_year: null,
  to_year: null,
  ...changes,
});

/** The notes in Dutch, without those on what kind of money it is. */
const remarks = ({ notes }: spending.SpendValue) =>
  notes.map(({ nl }) => nl).filter((note) => !/ (is een extra investering|komt uit begrotingsregels)/.test(note));

const totals = (spend: spending.SpendValue) => [
  spend.total?.toNumber() ?? null,
  ...spend.perYear.map(({ year, amount }) => [year, amount.toNumber()]),
];

describe('spending on a speerpunt', () => {
  it('is a yearly investment in each of its years', () => {
    const spend = spendOf({ investments: [yearly], allocations: [] }, AllocationBasis.STATED, always);
    expect(totals(spend)).toEqual([450000, [2024, 150000], [2025, 150000], [2026, 150000]]);
    expect(remarks(spend)).toEqual([]);
  });

  it('counts only the requested years', () => {
    expect(
      totals(spendOf({ investments: [yearly], allocations: [] }, AllocationBasis.STATED, { from: 2025, to: null })),
    ).toEqual([300000, [2025, 150000], [2026, 150000]]);
    expect(
      totals(spendOf({ investments: [yearly], allocations: [] }, AllocationBasis.STATED, { from: null, to: 2024 })),
    ).toEqual([150000, [2024, 150000]]);
  });

  it.each([[always], [{ from: 2025, to: 2025 }]])(
    'has an investment without stated recurrence in the total once and in no year, with range %o',
    (range) => {
      const spend = spendOf({ investments: [notStated], allocations: [] }, AllocationBasis.STATED, range);
      expect(totals(spend)).toEqual([150000]);
      expect(remarks(spend)).toEqual([
        'Van 1 investering (€ 150.000) vermeldt het document niet of het bedrag jaarlijks is of eenmalig: ' +
          'het telt één keer mee in het totaal zodra een jaar van het plan (2024–2026) is gevraagd, en in geen enkel jaar.',
      ]);
    },
  );

  it('has an amount without a year in no answer about years outside the plan, and says so', () => {
    const spend = spendOf({ investments: [notStated], allocations: [] }, AllocationBasis.STATED, {
      from: 2027,
      to: null,
    });
    expect(spend).toMatchObject({ total: null, missing: 'NOT_AVAILABLE', parts: [] });
    expect(spend.notes.at(-1)).toEqual({
      nl: '€ 150.000 zonder jaar hoort hooguit bij de jaren van het plan (2024–2026) en telt hier dus niet mee.',
      en: '€150,000 without a year belongs to the years of the plan (2024–2026) at most, so it is not counted here.',
    });
    const sources = { investments: [notStated], allocations: [], plan: always };
    expect(totals(spending.spendOf(sources, AllocationBasis.STATED, { from: 2027, to: null }))).toEqual([150000]);
  });

  it('has no assigned budget lines unless requested, and notes it', () => {
    const spend = spendOf(
      { investments: [yearly], allocations: [assigned(2024), assigned(2025)] },
      AllocationBasis.STATED,
      always,
    );
    expect(spend.total?.toNumber()).toBe(450000);
    expect(remarks(spend)).toEqual([
      'Alleen wat in documenten staat telt mee; niet meegeteld: 1 begrotingsregel, toegedeeld door Jeugdgraaf: Praktijkondersteuners jeugd (€ 404.000 per jaar, samen € 808.000).',
    ]);
  });

  it('adds assigned budget lines on request, and notes whose judgement they are', () => {
    const allocations = [assigned(2024), assigned(2025, { share: '0.5' })];
    const spend = spendOf({ investments: [yearly], allocations }, AllocationBasis.ASSIGNED, always);
    // 2024: 150,000 + 404,000; 2025: 150,000 + half of 404,000; 2026: 150,000.
    expect(totals(spend)).toEqual([1056000, [2024, 554000], [2025, 352000], [2026, 150000]]);
    expect(remarks(spend)).toEqual([
      'Meegeteld: 1 begrotingsregel, toegedeeld door Jeugdgraaf: Praktijkondersteuners jeugd (€ 606.000). Dat is een oordeel; geen document noemt dit verband.',
      'Of de toegedeelde begrotingsregels de investeringen al (deels) bevatten, staat niet in de documenten: dubbeltelling is niet uitgesloten.',
    ]);
  });

  it('notes that there are no assigned lines', () => {
    expect(remarks(spendOf({ investments: [yearly], allocations: [] }, AllocationBasis.ASSIGNED, always))).toEqual([
      'Er zijn hier geen toegedeelde begrotingsregels: het bedrag bestaat alleen uit wat in documenten staat.',
    ]);
  });

  it('always counts allocations stated in a document', () => {
    const stated = assigned(2024, { basis: AllocationBasis.STATED, assigned_by: null });
    expect(totals(spendOf({ investments: [], allocations: [stated] }, AllocationBasis.STATED, always))).toEqual([
      404000,
      [2024, 404000],
    ]);
  });

  it('counts an amount over several years in the total only, and only if all its years are requested', () => {
    const overYears = assigned(null, { basis: AllocationBasis.STATED, from_year: 2025, to_year: 2027 });
    const whole = spendOf({ investments: [], allocations: [overYears] }, AllocationBasis.STATED, always);
    expect(totals(whole)).toEqual([404000]);
    expect(remarks(whole)).toEqual([
      '€ 404.000 geldt voor meerdere jaren samen, zonder verdeling: dat telt mee in het totaal en in geen enkel jaar.',
    ]);
    const part = spendOf({ investments: [], allocations: [overYears] }, AllocationBasis.STATED, {
      from: 2026,
      to: 2030,
    });
    expect(totals(part)).toEqual([null]);
    expect(remarks(part)).toContain(
      '€ 404.000 geldt voor meerdere jaren samen, waarvan maar een deel is gevraagd: dat telt niet mee.',
    );
  });

  it('leaves out realised amounts where there are budgeted ones', () => {
    const allocations = [assigned(2024), assigned(2024, { line_basis: BudgetBasis.REALISED, line_amount: '398000' })];
    const spend = spendOf({ investments: [], allocations }, AllocationBasis.ASSIGNED, always);
    expect(totals(spend)).toEqual([404000, [2024, 404000]]);
    expect(remarks(spend)).toContain(
      '€ 398.000 aan gerealiseerde bedragen telt niet mee: naast wat begroot is zou het dubbel tellen.',
    );
  });

  it('notes which part is optional', () => {
    const allocations = [
      assigned(2026, { basis: AllocationBasis.STATED, line_kind: BudgetKind.OPTIONAL, line_amount: 20000 }),
    ];
    expect(remarks(spendOf({ investments: [], allocations }, AllocationBasis.STATED, always))).toEqual([
      '€ 20.000 van het totaal is optioneel: of het wordt besteed, staat niet vast, en evenmin of het al in een ander bedrag zit.',
    ]);
  });

  it('is missing, never 0, if nothing is known', () => {
    const unknown = 'geen bedrag voor dit speerpunt bekend: dat betekent niet dat er niets is besteed.';
    expect(remarks(spendOf({ investments: [], allocations: [] }, AllocationBasis.STATED, always))).toEqual([
      `Er is ${unknown}`,
    ]);
    expect(
      remarks(spendOf({ investments: [yearly], allocations: [] }, AllocationBasis.STATED, { from: 2030, to: null })),
    ).toEqual([`Er is in de gevraagde jaren ${unknown}`]);
  });

  it('does not lose cents in a long sum', () => {
    const allocations = Array.from({ length: 10 }, () =>
      assigned(2024, { basis: AllocationBasis.STATED, line_amount: '0.1' }),
    );
    expect(spendOf({ investments: [], allocations }, AllocationBasis.STATED, always).total?.toString()).toBe('1');
  });

  it('is missing for a reason: no document states an amount, or none is in the requested years', () => {
    const nothing = spendOf({ investments: [], allocations: [] }, AllocationBasis.STATED, always);
    expect(nothing).toMatchObject({ total: null, missing: 'NOT_STATED', parts: [], perYear: [] });
    const later = spendOf({ investments: [yearly], allocations: [] }, AllocationBasis.STATED, { from: 2030, to: null });
    expect(later).toMatchObject({ total: null, missing: 'NOT_AVAILABLE' });
    expect(spendOf({ investments: [yearly], allocations: [] }, AllocationBasis.STATED, always).missing).toBeNull();
  });

  it('has parts by kind of money, which add up to the total, each with whether its years are stated', () => {
    const assumed = { ...yearly, years_stated: 0 };
    const spend = spendOf({ investments: [assumed], allocations: [assigned(2024)] }, AllocationBasis.ASSIGNED, always);
    expect(spend.parts.map(({ amount, ...part }) => ({ ...part, amount: amount.toNumber() }))).toEqual([
      { nature: 'EXTRA_INVESTMENT', basis: 'BUDGETED', yearsStated: false, amount: 450000 },
      { nature: 'ALLOCATED_BUDGET', basis: 'BUDGETED', yearsStated: true, amount: 404000 },
    ]);
    expect(spend.total?.toNumber()).toBe(854000);
    expect(spend.perProgramme.map(({ programme, amount }) => [programme, amount.toNumber()])).toEqual([
      ['6.2', 404000],
    ]);
    expect(spend.notes.slice(0, 2)).toEqual([
      {
        nl:
          '€ 150.000 per jaar (samen € 450.000) is een extra investering die het plan begroot, niet wat het speerpunt in het geheel kost. ' +
          'De jaren (2024–2026) staan er niet bij: aangenomen is de looptijd van het plan.',
        en:
          '€150,000 a year (€450,000 together) is an extra investment that the plan budgets, not what the speerpunt costs as a whole. ' +
          'The years (2024–2026) are not stated: the period of the plan is assumed.',
      },
      {
        nl: '€ 404.000 komt uit begrotingsregels die aan het speerpunt zijn toegedeeld: begroot, niet gerealiseerd.',
        en: '€404,000 comes from budget lines that are allocated to the speerpunt: budgeted, not realised.',
      },
    ]);
  });

  it('has no stated years if it has no years', () => {
    const spend = spendOf({ investments: [notStated], allocations: [] }, AllocationBasis.STATED, always);
    expect(spend.parts).toMatchObject([{ nature: 'EXTRA_INVESTMENT', yearsStated: false }]);
    expect(spend.years).toEqual([]);
  });
});
