import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Lang, type Language, wordsIn } from '../../../contract/graphql/language.js';
import { DecimalScalar } from '../../../contract/graphql/scalars.js';
import { Money, moneyOf } from '../money.js';
import { candidatesOf, type CoverageRow, shareOfBudget, unallocatedOf } from './coverage.js';
import { coverageSummary } from './coverage-summary.js';
import { Coverage } from './spend.type.js';
import { MissingReason } from '../../indicators/index.js';

const OF_ONE_INDICATOR = 'null for one indicator, and without budget lines.';

@Resolver(() => Coverage)
export class CoverageResolver {
  @FieldResolver(() => [Int], { description: 'Requested years in which an indicator has a value.' })
  yearsWithFigures(@Root() { figures }: CoverageRow): number[] {
    return figures.inAnswer;
  }

  @FieldResolver(() => [Int], {
    description: 'Years in which an indicator has a value, whichever were requested: why a series can be empty.',
  })
  knownYears(@Root() { figures }: CoverageRow): number[] {
    return figures.known;
  }

  @FieldResolver(() => MissingReason, {
    nullable: true,
    description:
      'Why there is no figure in the requested years; NOT_AVAILABLE with other `knownYears` if they lie outside. ' +
      'Null if there is one.',
  })
  missing(@Root() { figures }: CoverageRow): MissingReason | null {
    return figures.missing;
  }

  @FieldResolver(() => [Int], {
    description: 'Requested years for which the plan has budget lines; empty for one indicator.',
  })
  budgetYears(@Root() { budget }: CoverageRow): number[] {
    return budget?.years ?? [];
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: `Share of the plan's budget that is counted, at most 1, with up to 6 decimals; ${OF_ONE_INDICATOR}`,
  })
  shareOfPlanBudget(@Root() { budget }: CoverageRow): number | null {
    return budget && shareOfBudget(budget);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'Budget lines that may serve the speerpunt, or for a plan any speerpunt, in a part that no document states: ' +
      'counted nowhere. Null if nobody decided on some line, ' +
      OF_ONE_INDICATOR,
  })
  candidates(@Root() { budget }: CoverageRow): Money | null {
    const amount = budget && candidatesOf(budget);
    return amount && moneyOf(amount);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: `Budget that is allocated to no speerpunt at all, candidates included; ${OF_ONE_INDICATOR}`,
  })
  unallocated(@Root() { budget }: CoverageRow): Money | null {
    return budget && moneyOf(unallocatedOf(budget));
  }

  @FieldResolver(() => String, { description: 'The same in plain words.' })
  summary(@Root() coverage: CoverageRow, @Lang() lang: Language | null): string {
    return wordsIn(lang, coverageSummary(coverage));
  }
}
