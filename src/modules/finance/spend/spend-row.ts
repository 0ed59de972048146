import type { RequestContext } from '../../../contract/request-context.js';
import type { Words } from '../../../contract/words.js';
import { allocationsOfSpeerpunt } from '../allocation/allocation.entity.js';
import type { AllocationBasis } from '../allocation/allocation.type.js';
import { budgetLinesOfPlan, programmeOf } from '../budget-line/budget-line.entity.js';
import { investmentsOf, investmentsOfPlan } from '../investment/investment.entity.js';
import { moneyOf } from '../money.js';
import {
  divisionProblem,
  type InhabitantsFigure,
  inhabitantsNotes,
  perYoungInhabitant,
  type YearValue,
  youngInhabitantsOf,
} from './per-young-inhabitant.js';
import { planSpendOf, spendOf, type SpendValue } from './spend.js';
import type { Spend } from './spend.type.js';
import type { YearRange } from './payment.js';
import { areaId, areasInside, type AreaRow } from '../../places/index.js';
import { areaCodesOfPlan, planNode, type SpeerpuntRow } from '../../policy/index.js';
import { loadEntity } from '../../../store/loaders.js';

/** What spending is on: a speerpunt of a plan, or the plan as a whole. */
export interface Subject {
  /** Slug of the plan. */
  plan: string;
  speerpunt: SpeerpuntRow | null;
}

/** Arguments of a query for spending. */
export interface SpendRequest {
  range: YearRange;
  include: AllocationBasis;
  /** The area to compare with; null for the plan's own. */
  area: AreaRow | null;
  asOf: string | null;
}

/** Spending as the graph returns it, with its notes in each language. */
export interface SpendRow extends Spend {
  words: Words[];
}

/** The amounts spent on a subject. */
export async function spendValueOf(
  context: RequestContext,
  { plan, speerpunt }: Subject,
  { range, include }: Pick<SpendRequest, 'range' | 'include'>,
): Promise<SpendValue> {
  const years = planNode
    .load(context, plan)
    .then((row) => ({ from: row?.from_year ?? null, to: row?.to_year ?? null }));
  if (!speerpunt) {
    const [lines, extra] = await Promise.all([budgetLinesOfPlan(context, plan), investmentsOfPlan(context, plan)]);
    return planSpendOf({ lines, investments: extra, plan: await years }, range);
  }
  const [investments, allocations] = await Promise.all([
    investmentsOf(context, speerpunt.slug),
    allocationsOfSpeerpunt(context, speerpunt.slug),
  ]);
  return spendOf({ investments, allocations, plan: await years }, include, range);
}

type ReadInhabitants = (area: string) => Promise<InhabitantsFigure[]>;

/** Areas as a note lists them: without a region beside all of its municipalities, which it would count twice. */
async function areasToList(context: RequestContext, codes: readonly string[]): Promise<AreaRow[]> {
  if (codes.length < 2) return [];
  const [areas, inside] = await Promise.all([
    Promise.all(codes.map((code) => loadEntity<AreaRow>(context, areaId(code)))),
    Promise.all(codes.map((code) => areasInside(context, code))),
  ]);
  return areas.filter((area, index) => area !== null && !isListedInParts(inside[index]!, codes)) as AreaRow[];
}

/** Whether all areas of one level inside an area are listed. */
function isListedInParts(inside: readonly AreaRow[], codes: readonly string[]): boolean {
  const level = inside.find(({ code }) => codes.includes(code))?.kind;
  return (
    level !== undefined &&
    inside.every(({ code, kind, valid_to }) => kind !== level || valid_to !== null || codes.includes(code))
  );
}

async function dividedByYear(
  context: RequestContext,
  spend: SpendValue,
  planAreas: readonly string[],
  area: AreaRow | null,
  inhabitants: ReadInhabitants,
): Promise<{ perYear: YearValue[]; notes: Words[] }> {
  const problem = divisionProblem(planAreas, await areasToList(context, planAreas), area);
  if (problem) return { perYear: perYoungInhabitant(spend.perYear, []), notes: [problem] };
  if (spend.perYear.length === 0) return { perYear: [], notes: [] };
  const [code] = planAreas as [string];
  const [figures, own] = await Promise.all([inhabitants(code), area ?? loadEntity<AreaRow>(context, areaId(code))]);
  const perYear = perYoungInhabitant(spend.perYear, figures);
  const name = { nl: own?.name_nl ?? code, en: own?.name_en ?? own?.name_nl ?? code };
  return { perYear, notes: inhabitantsNotes(perYear, name) };
}

function knownThen(asOf: string | null): Words[] {
  if (asOf === null) return [];
  return [
    {
      nl: `De bedragen zijn zoals nu bekend; alleen de indicatoren en inwonertallen zijn zoals bekend op ${asOf}.`,
      en: `The amounts are as known now; only indicators and numbers of inhabitants are as known on ${asOf}.`,
    },
  ];
}

/**
 * Spending on a subject, divided by the young inhabitants of the plan's area, as the graph returns it.
 * @param inhabitants reads the young inhabitants of an area, if the caller reads them together with other figures
 */
export async function spendRowOf(
  context: RequestContext,
  subject: Subject,
  { area, asOf }: Pick<SpendRequest, 'area' | 'asOf'>,
  spend: SpendValue,
  inhabitants: ReadInhabitants = (code) => youngInhabitantsOf(context, code, asOf),
): Promise<SpendRow> {
  const planAreas = await areaCodesOfPlan(context, subject.plan);
  const { perYear, notes } = await dividedByYear(context, spend, planAreas, area, inhabitants);
  return {
    total: spend.total && moneyOf(spend.total),
    missing: spend.missing,
    parts: spend.parts.map((part) => ({ ...part, amount: moneyOf(part.amount) })),
    perYear: perYear.map((row) => ({ ...row, amount: moneyOf(row.amount) })),
    perProgramme: spend.perProgramme.map((row) => ({ programme: programmeOf(row), amount: moneyOf(row.amount) })),
    words: [...spend.notes, ...notes, ...knownThen(asOf)],
  };
}
