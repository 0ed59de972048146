import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, type Selected, selected } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, wordsIn } from '../../../contract/graphql/language.js';
import { DecimalScalar } from '../../../contract/graphql/scalars.js';
import { parsePeriod } from '../../../contract/period.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { contradictionsFor } from './contradictions.js';
import { explain } from './discrepancy-explanation.js';
import { BY_SUBJECT, discrepancies, type DiscrepancyRow, valuesOf } from './discrepancy.repository.js';
import { Discrepancy, DiscrepancyConnection, DiscrepancyFilter } from './discrepancy.type.js';
import { Exact, rounded } from '../exact.js';
import { indicatorNode } from '../indicator/indicator.entity.js';
import { Indicator } from '../indicator/indicator.type.js';
import { Measurement, Period } from '../measurement/measurement.type.js';
import { Area, areaNode } from '../../places/index.js';
import { Statement, type StatementRow } from '../../provenance/index.js';
import { keysetPage } from '../../../store/keyset.js';

@Resolver(() => DiscrepancyConnection)
export class DiscrepanciesResolver extends exportable(() => DiscrepancyConnection, 'discrepancies') {
  @FieldResolver(() => [Statement], {
    description:
      'Contradictions that are not between figures, such as of dates; each cites both places. The filter applies: ' +
      '`indicators` and `areas` to what they are about, and they are of the kind CONFLICT.',
  })
  contradictions(@Root() { selection }: Selected, @Ctx() context: RequestContext): Promise<StatementRow[]> {
    return contradictionsFor(context, selection.filter as DiscrepancyFilter | null);
  }
}

@Resolver(() => Discrepancy)
export class DiscrepancyResolver {
  @Query(() => DiscrepancyConnection, {
    description:
      'Where documents, or places in one document, give different values for the same indicator, area and period; ' +
      'by indicator, area and period.',
  })
  async discrepancies(
    @Arg('filter', () => DiscrepancyFilter, { nullable: true, description: 'Narrows the list.' })
    filter: DiscrepancyFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(await keysetPage(context, await discrepancies(context, filter), BY_SUBJECT, args, info), {
      filter,
    });
  }

  @FieldResolver(() => Indicator, { description: 'What was measured.' })
  indicator(@Root() row: DiscrepancyRow, @Ctx() context: RequestContext) {
    return indicatorNode.load(context, row.indicator);
  }

  @FieldResolver(() => Area, { description: 'The area that the values are about.' })
  area(@Root() row: DiscrepancyRow, @Ctx() context: RequestContext) {
    return areaNode.load(context, row.area);
  }

  @FieldResolver(() => Period, { description: 'The period that the values are about.' })
  period(@Root() row: DiscrepancyRow) {
    return parsePeriod(row.period);
  }

  @FieldResolver(() => DecimalScalar, { description: 'Highest minus lowest value, in the unit of the indicator.' })
  difference(@Root() row: DiscrepancyRow): number {
    return rounded(new Exact(row.highest).minus(row.lowest));
  }

  @FieldResolver(() => [Measurement], {
    description: 'Every value given for it, newest document first, including those that agree.',
  })
  measurements(@Root() row: DiscrepancyRow, @Ctx() context: RequestContext) {
    return valuesOf(context, row.subject);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Which documents give which values, and what explains the difference.',
  })
  async explanation(
    @Root() row: DiscrepancyRow,
    @Lang() lang: Language | null,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return wordsIn(lang, explain(row.kind, row.period, await valuesOf(context, row.subject)));
  }
}
