import type { RequestContext } from '../../../contract/request-context.js';
import { allocationsOfSpeerpunt } from '../allocation/allocation.entity.js';
import type { AllocationBasis } from '../allocation/allocation.type.js';
import { investmentsOf } from '../investment/investment.entity.js';
import { moneyOf } from '../money.js';
import {
  divisionProblem,
  type InhabitantsFigure,
  inhabitantsNotes,
  perYoungInhabitant,
  type YearValue,
  youngInhabitantsOf,
} from './per-young-inhabitant.js';
import { spendOf, type SpendValue } from './spend.js';
import type { Spend, YearAmount } from './spend.type.js';
import type { YearRange } from './payment.js';
import { areaId, type AreaRow } from '../../places/index.js';
import { areaCodesOfPlan, type SpeerpuntRow } from '../../policy/index.js';
import { loadEntity } from '../../../store/loaders.js';

/** Arguments of a query for the spending on a speerpunt. */
export interface SpendRequest {
  range: YearRange;
  include: AllocationBasis;
  /** The area to compare with; null for the plan's own. */
  area: AreaRow | null;
  asOf: string | null;
}

type ReadInhabitants = (area: string) => Promise<InhabitantsFigure[]>;

async function dividedByYear(
  context: RequestContext,
  spend: SpendValue,
  planAreas: readonly string[],
  area: AreaRow | null,
  inhabitants: ReadInhabitants,
): Promise<{ perYear: YearValue[]; notes: string[] }> {
  const problem = divisionProblem(planAreas, area);
  if (problem) return { perYear: perYoungInhabitant(spend.perYear, []), notes: [problem] };
  if (spend.perYear.length === 0) return { perYear: [], notes: [] };
  const [code] = planAreas as [string];
  const [figures, own] = await Promise.all([inhabitants(code), area ?? loadEntity<AreaRow>(context, areaId(code))]);
  const perYear = perYoungInhabitant(spend.perYear, figures);
  return { perYear, notes: inhabitantsNotes(perYear, own?.name_nl ?? code) };
}

/**
 * Spending on a speerpunt, as the API returns it.
 * @param inhabitants reads the young inhabitants of an area, if the caller reads them together with other figures
 */
export async function speerpuntSpend(
  context: RequestContext,
  speerpunt: SpeerpuntRow,
  { range, include, area, asOf }: SpendRequest,
  inhabitants: ReadInhabitants = (code) => youngInhabitantsOf(context, code, asOf),
): Promise<Spend> {
  const [investments, allocations, planAreas] = await Promise.all([
    investmentsOf(context, speerpunt.slug),
    allocationsOfSpeerpunt(context, speerpunt.slug),
    areaCodesOfPlan(context, speerpunt.plan),
  ]);
  const spend = spendOf({ investments, allocations }, include, range);
  const { perYear, notes } = await dividedByYear(context, spend, planAreas, area, inhabitants);
  const knownThen =
    asOf === null
      ? []
      : [`De bedragen zijn zoals nu bekend; alleen de indicatoren en inwonertallen zijn zoals bekend op ${asOf}.`];
  return {
    total: moneyOf(spend.total),
    perYear: perYear.map((row): YearAmount => ({ ...row, amount: moneyOf(row.amount) })),
    notes: [...spend.notes, ...notes, ...knownThen],
  };
}
