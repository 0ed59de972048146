import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../../src/packages/check/check-given.js';
import { csvRows } from '../../support/csv-rows.js';
import { importOthers } from '../../support/import-others.js';
import { modules } from '../../../src/modules/index.js';
import { PoliteClient } from '../../../src/sources/http/polite-client.js';
import { iv3Mapping } from '../../../src/sources/iv3/mapping.js';
import { iv3 } from '../../../src/sources/iv3/iv3.source.js';
import { pull as pullSource } from '../../../src/sources/pull.js';
import { openTestGraph } from '../../support/graph.js';
import { testClock } from '../../support/sources/clock.js';
import type { FaultyServer } from '../../support/sources/faulty-server.js';
import {
  type FakeAccounts,
  fictionalAccounts,
  startIv3Server,
  TAAKVELDEN_2024,
  TAAKVELDEN_2025,
} from '../../support/sources/iv3-server.js';

const SERIES = {
  indicator: 'verzonnen-lasten-jeugdhulp',
  basis: 'REALISED',
  group: 'jeugdhulp',
  categories: ['L*'],
  define: { name_nl: 'Verzonnen lasten jeugdhulp', unit: 'euro', frequency: 'ANNUAL' },
};
const MAPPING = {
  source: 'iv3',
  table: '99998NED',
  areas: ['GM0935'],
  amount: 'k_2ePlaatsing_2',
  reports: ['2025X000', '2025X005'],
  budget_lines: { taakvelden: ['6.751', '6.76*'], categories: ['L*'], label: 'lasten' },
  series: [SERIES],
};

describe('pull iv3', () => {
  let table: FakeAccounts;
  let server: FaultyServer;
  let folder: string;
  let out: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-iv3-'));
    await serve(2025, TAAKVELDEN_2025);
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve(year: number, taakvelden: [string, string][]) {
    await server?.close();
    table = fictionalAccounts(year, taakvelden);
    server = await startIv3Server(table);
    out = join(folder, `iv3-verzonnen-${year}`);
  }

  const pull = (mapping: object = {}, options = {}) =>
    pullSource(iv3, {
      client: new PoliteClient({ clock: testClock(), attempts: 4 }),
      baseUrl: `${server.url}/ODataApi/OData`,
      subject: '99998NED',
      mapping: iv3Mapping.parse({ ...MAPPING, ...mapping }),
      out,
      ...options,
    });
  const rows = (name: string): Record<string, string>[] => csvRows(readFileSync(join(out, `${name}.csv`)));
  const cells = (at: Record<string, string>) =>
    table.rows.filter((row) => Object.entries(at).every(([name, value]) => String(row[name]).trim() === value));
  const line = (programme: string, basis: string) =>
    rows('budget_lines').find((row) => row.programme === programme && row.basis === basis);

  it('writes a sound package with budget lines and a series', async () => {
    const { rows: counts, warnings } = await pull();
    expect(Object.fromEntries(counts)).toEqual({
      document: 1,
      organisations: 1,
      indicators: 1,
      indicator_breaks: 1,
      measurements: 1,
      budget_lines: 8,
    });
    expect(warnings).toEqual([]);
    expect((await checkFolder(out, modules)).findings.errors).toEqual([]);
    expect(readdirSync(folder)).toEqual(['iv3-verzonnen-2025']);
  });

  it('converts thousands to euro exactly, separately for budget and accounts', async () => {
    for (const row of cells({ Gemeenten: 'GM0935', TaakveldBalanspost: '6.751', Verslagsoort: '2025X000' }))
      row.k_2ePlaatsing_2 = { 'L1.1': 0.1, 'L3.8': 0.2 }[String(row.Categorie).trim()] ?? 7;
    await pull({ budget_lines: { ...MAPPING.budget_lines, categories: ['L1.1', 'L3.8'] } });
    expect(line('6.751', 'BUDGETED')).toEqual({
      slug: 'iv3-verzonnen-2025-gm0935-6-751-2025x000',
      area: 'GM0935',
      programme: '6.751',
      programme_name_nl: 'Jeugdhulp ambulant lokaal',
      programme_name_en: '',
      name_nl: 'Jeugdhulp ambulant lokaal, lasten, Begroting 2025',
      name_en: '',
      year: '2025',
      from_year: '',
      to_year: '',
      amount: '300',
      kind: 'NOT_STATED',
      basis: 'BUDGETED',
      scheme: 'IV3',
      flow: 'EXPENSE',
      plan: '',
      project: '',
      included_in: '',
      inclusion: '',
      locator: 'Tabel 99998NED, Maastricht, taakveld 6.751, lasten, Begroting 2025',
      note: '',
      note_en: '',
    });
    // 102 and 112 thousand: the second taakveld, in the column of the second placing of the accounts.
    expect(line('6.751', 'REALISED')?.amount).toBe('214000');
  });

  it('requests padded keys, without balance sheet and empty cells, page by page', async () => {
    await pull();
    const requested = server.requests.filter((address) => address.includes('/TypedDataSet'));
    expect(requested[0]).toContain("(Verslagsoort eq '2025X000' or Verslagsoort eq '2025X005')");
    expect(requested[0]).toContain("Gemeenten eq 'GM0935   '");
    expect(requested[0]).toContain("TaakveldBalanspost eq '6.751 '");
    expect(requested[0]).toContain('k_2ePlaatsing_2 ne null&$select=');
    expect(requested.length).toBe(6);
    expect(requested.join()).not.toMatch(/A111|P111|6\.711/);
  });

  it('has no sum when a part is marked as having no figure, and notes what is known', async () => {
    for (const row of cells({ Gemeenten: 'GM0935', TaakveldBalanspost: '6.761', Verslagsoort: '2025X005' }))
      row.k_2ePlaatsing_2 = -99_998;
    for (const row of cells({
      Gemeenten: 'GM0935',
      TaakveldBalanspost: '6.751',
      Verslagsoort: '2025X005',
      Categorie: 'L3.8',
    }))
      row.k_2ePlaatsing_2 = -99_998;
    const { warnings } = await pull();
    expect(line('6.761', 'REALISED')).toBeUndefined();
    expect(line('6.751', 'REALISED')).toBeUndefined();
    expect(line('6.751', 'BUDGETED')).toBeDefined();
    expect(warnings).toEqual(['2 budget lines are left out: the table has no amount for them, or an incomplete one.']);
    expect(rows('document')[0]!.description_nl).toContain(
      'Voor 2 van de gevraagde regels geeft de tabel geen of geen volledig bedrag; die regels zijn er niet.',
    );
    expect(rows('measurements')).toMatchObject([
      {
        value: '',
        quality: '',
        missing: 'NOT_AVAILABLE',
        note:
          'Van 6.751 L3.8, 6.761 L1.1, 6.761 L3.8, 6.761 L4.3.1 geeft de tabel geen cijfer (-99998): de som is niet bekend. ' +
          'Wel bekend, in euro: 6.751 102000, 6.752 414000, 6.753 614000, 6.762 1014000, 6.763 1214000, 6.792 1414000.',
        note_en:
          'The table gives no figure (-99998) for 6.751 L3.8, 6.761 L1.1, 6.761 L3.8, 6.761 L4.3.1: the sum is not known. ' +
          'Known, in euros: 6.751 102000, 6.752 414000, 6.753 614000, 6.762 1014000, 6.763 1214000, 6.792 1414000.',
      },
    ]);
    expect((await checkFolder(out, modules)).findings.errors).toEqual([]);
  });

  it('marks a sum over some of its taakvelden by its quality, unless it is a budget', async () => {
    for (const row of cells({ Gemeenten: 'GM0935', TaakveldBalanspost: '6.761' })) row.k_2ePlaatsing_2 = null;
    await pull();
    expect(rows('measurements')).toMatchObject([
      { value: '4884000', quality: 'DEFINITION_DIFFERS', missing: '', note: 'Zonder bedrag in de tabel: 6.761.' },
    ]);
    await pull({ series: [{ ...SERIES, basis: 'BUDGETED' }] }, { replace: true });
    expect(rows('measurements')).toMatchObject([{ quality: 'FORECAST', note: 'Zonder bedrag in de tabel: 6.761.' }]);
  });

  it('keeps amounts below that number', async () => {
    for (const row of cells({
      Gemeenten: 'GM0935',
      TaakveldBalanspost: '6.751',
      Verslagsoort: '2025X005',
      Categorie: 'L3.8',
    }))
      row.k_2ePlaatsing_2 = -446_327;
    await pull();
    expect(line('6.751', 'REALISED')?.amount).toBe('-446225000');
  });

  it('sums youth care over the taakvelden of each year, and marks the break of 2025', async () => {
    await pull();
    const [in2025] = rows('measurements');
    expect(in2025).toMatchObject({
      indicator: 'verzonnen-lasten-jeugdhulp',
      period: '2025',
      quality: 'NORMAL',
      locator:
        'Tabel 99998NED, Maastricht, taakvelden 6.751 + 6.752 + 6.753 + 6.761 + 6.762 + 6.763 + 6.792, Jaarrekening 2025',
    });
    // Seven taakvelden, the second to the eighth: of each, L1.1 and L3.8 with 2 and 12 above its hundreds.
    expect(in2025!.value).toBe(
      String([1, 2, 3, 4, 5, 6, 7].reduce((sum, index) => sum + 2 * 100 * index + 14, 0) * 1_000),
    );
    expect(rows('indicator_breaks')).toMatchObject([
      {
        indicator: 'verzonnen-lasten-jeugdhulp',
        area: '',
        break_on: '2025-01-01',
        description_nl: expect.stringContaining('opnieuw ingedeeld'),
      },
    ]);

    await serve(2024, TAAKVELDEN_2024);
    await pull({ reports: ['2024X005'], budget_lines: undefined });
    expect(rows('measurements')).toMatchObject([{ period: '2024', locator: expect.stringContaining('6.72a + 6.72b') }]);
    expect(readdirSync(out)).not.toContain('indicator_breaks.csv');
  });

  it('follows 6.71a into 6.711, with a break', async () => {
    const series = [{ ...SERIES, group: 'taakveld-6-71a' }];
    await pull({ series });
    expect(rows('measurements')).toMatchObject([
      { period: '2025', value: '14000', locator: expect.stringContaining('taakvelden 6.711,') },
    ]);
    expect(rows('indicator_breaks')).toMatchObject([
      { break_on: '2025-01-01', description_nl: expect.stringContaining('6.71a heet nu 6.711') },
    ]);

    await serve(2024, TAAKVELDEN_2024);
    await pull({ reports: ['2024X005'], budget_lines: undefined, series });
    expect(rows('measurements')).toMatchObject([
      { period: '2024', value: '14000', locator: expect.stringContaining('taakvelden 6.71a,') },
    ]);
    expect(readdirSync(out)).not.toContain('indicator_breaks.csv');
  });

  it('joins eras without a break where the mapping states so', async () => {
    const { group, ...own } = SERIES;
    const eras = [
      { from: 2023, to: 2024, taakvelden: ['6.72a', '6.72b'] },
      { from: 2025, taakvelden: ['6.751', '6.752'], joins: 'exact', because: 'Voor deze gemeente nagerekend.' },
    ];
    await pull({ series: [{ ...own, eras }] });
    expect(readdirSync(out)).not.toContain('indicator_breaks.csv');
    expect(() =>
      iv3Mapping.parse({ ...MAPPING, series: [{ ...own, eras: [eras[0], { from: 2025, taakvelden: ['6.751'] }] }] }),
    ).toThrow(/must state in joins whether the sum continues/);
    expect(group).toBe('jeugdhulp');
  });

  it('marks a sum as missing where no taakveld has an amount, and as forecast for a budget', async () => {
    for (const row of cells({ Gemeenten: 'GM0935', Verslagsoort: '2025X005' })) row.k_2ePlaatsing_2 = null;
    await pull();
    expect(rows('measurements')).toMatchObject([
      {
        value: '',
        missing: 'NOT_AVAILABLE',
        quality: '',
        note: 'De tabel geeft voor geen van deze taakvelden een bedrag.',
      },
    ]);
    await pull({ series: [{ ...SERIES, basis: 'BUDGETED' }] }, { replace: true });
    expect(rows('measurements')).toMatchObject([{ quality: 'FORECAST', missing: '' }]);
  });

  it('survives errors and broken connections, and rejects a table that changed meanwhile', async () => {
    server.failNext('TypedDataSet', { status: 429, headers: { 'retry-after': '3' } }, { status: 500 }, 'cut');
    await pull();
    server.failNext('k_2ePlaatsing_2&$skip=7', ...Array(4).fill({ status: 500 }));
    await expect(pull({}, { replace: true })).rejects.toThrow(
      'TypedDataSet answered 500, 4 times. Try again later. One complete page is stored',
    );
    table.info = { ...table.info, Modified: '2026-09-01T02:00:00' };
    await expect(pull({}, { replace: true })).rejects.toThrow(
      'Table 99998NED changed while it was read: version 2026-07-15T02:00:00 of 2026-07-15 before, 2026-09-01T02:00:00 of 2026-09-01 now.',
    );
  });

  it('takes income as income, and rejects it together with expenses', async () => {
    await pull({ budget_lines: { ...MAPPING.budget_lines, categories: ['B*'], label: 'baten' } });
    expect(line('6.751', 'BUDGETED')).toMatchObject({ scheme: 'IV3', flow: 'INCOME' });
    await expect(
      pull({ budget_lines: { ...MAPPING.budget_lines, categories: ['L*', 'B*'], label: 'saldo' } }, { replace: true }),
    ).rejects.toThrow(
      'budget_lines.categories: has both expenses (L…) and income (B…), which do not add up: pull them as two packages.',
    );
  });

  it('reports everything in a mapping that does not fit, and what would be right', async () => {
    table.properties.at(-1)!.Unit = 'euro';
    await expect(
      pull({
        areas: ['GM0936'],
        reports: ['2024X005'],
        budget_lines: { taakvelden: ['A111', '6.75a'], categories: ['L9'], label: 'lasten' },
        series: [],
      }),
    ).rejects.toThrow(`The mapping does not fit table 99998NED (Gemeenten 2025 verzonnen Iv3-data):
  reports: "2024X005" is not a report of the table. Did you mean 2025X005, 2025X000?
  areas: "GM0936" is not in the table. Did you mean GM0935?
  multiply: is missing; k_2ePlaatsing_2 is in "euro" and not in thousands of euros. Specify the factor that converts its amounts to euro.
  budget_lines.taakvelden: A111 is on the balance sheet, neither income nor expenditure.
  budget_lines.taakvelden: "6.75a" is not in the table. Did you mean 6.751, 6.752, 6.753?
  budget_lines.categories: "L9" is not in the table. Known are L1.1, L3.8, L4.3.1, B4.3.1.`);
  });

  it('rejects amounts that occur twice, and a column without any', async () => {
    table.rows.push({
      ...cells({ Gemeenten: 'GM0935', TaakveldBalanspost: '6.751', Categorie: 'L1.1', Verslagsoort: '2025X005' })[0]!,
    });
    await expect(pull()).rejects.toThrow('Table 99998NED has GM0935, 2025X005, 6.751, L1.1 twice');
    for (const row of table.rows) row.k_2ePlaatsing_2 = null;
    await expect(pull({}, { restart: true })).rejects.toThrow(
      'Table 99998NED has no amount in k_2ePlaatsing_2 for these areas, reports and taakvelden',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('rejects a table that is not of municipal accounts', async () => {
    table.properties = table.properties.filter(({ Key }) => Key !== 'TaakveldBalanspost');
    await expect(pull()).rejects.toThrow(
      'Table 99998NED has no TaakveldBalanspost: it is not a table of municipal accounts by taakveld (since 2017)',
    );
  });

  it('can be imported over two years, and the graph then has the break', async () => {
    await pull();
    await serve(2024, TAAKVELDEN_2024);
    await pull({ reports: ['2024X005'], budget_lines: undefined });
    const graph = await openTestGraph('sqlite');
    try {
      await importOthers(graph.store, modules, folder);
      const { data, errors } = await graph.query(`{
        indicator(slug: "verzonnen-lasten-jeugdhulp") { breaks { on } series(area: "GM0935") { trend { observations } points { period { year } value } } }
        budgetSummary(filter: { areas: ["GM0935"], years: [2025], basis: [REALISED], scheme: [IV3] }, groupBy: [PROGRAMME]) { key { value } total { amount } }
      }`);
      expect(errors).toBeUndefined();
      expect(data.indicator.series.points.map(({ period }: { period: { year: number } }) => period.year)).toEqual([
        2024, 2025,
      ]);
      // The trend does not cross the break: only 2025 remains.
      expect(data.indicator.series.trend.observations).toBe(1);
      expect(data.indicator.breaks).toEqual([{ on: '2025-01-01' }]);
      expect(data.budgetSummary).toHaveLength(4);
    } finally {
      await graph.close();
    }
  });
});
