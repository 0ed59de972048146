import type { GraphQLResolveInfo } from 'graphql';
import { sql, type SqlBool } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { parsePeriod, type PeriodValue } from '../../../contract/period.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyByKey } from '../../../store/loaders.js';
import { Period } from '../../indicators/index.js';
import { listOf, noted } from '../../provenance/index.js';
import { partOfProject } from '../planning/planning.resolver.js';
import type { ProjectRow } from '../project/project.entity.js';
import { Project } from '../project/project.type.js';
import { type MilestoneRow, milestones } from './milestone.entity.js';
import { Milestone, MilestoneConnection, MilestoneFilter, MilestoneOrder } from './milestone.type.js';

export const milestoneList = listOf<MilestoneRow, MilestoneFilter>({
  name: 'milestones',
  rows: (context) => milestones(context),
  order: {
    name: 'DATE',
    columns: [{ column: 'order_day' }, { column: 'project' }, { column: 'position', type: 'integer' }],
  },
  where: {
    projects: 'project',
    from: (day) => sql<SqlBool>`ends_on >= ${day}`,
    to: (day) => sql<SqlBool>`starts_on <= ${day}`,
    hasPeriod: (wanted) => (wanted ? sql<SqlBool>`period is not null` : sql<SqlBool>`period is null`),
  },
  keys: { projects: 'project' },
  check: (_, { from, to }) => {
    if (from && to && from > to)
      throw new BadUserInputError('filter', `has from ${from} after to ${to}: from must not be later than to.`);
  },
});

@Resolver(() => MilestoneConnection)
export class MilestonesResolver extends exportable(() => MilestoneConnection, 'milestones') {}

@Resolver(() => Milestone)
export class MilestoneResolver extends noted(
  () => Milestone,
  partOfProject(() => Milestone),
) {
  @Query(() => MilestoneConnection, {
    description: 'Milestones of all projects by date: those that start first come first, those without a period last.',
  })
  milestones(
    @Arg('filter', () => MilestoneFilter, { nullable: true, description: 'Filter for the list.' })
    filter: MilestoneFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return milestoneList.page(context, filter, args, info);
  }

  @FieldResolver(() => String, {
    description: 'Activity, in our own words; in English if available, otherwise in Dutch.',
  })
  activity(@Root() milestone: MilestoneRow, @Lang() lang: Language | null) {
    return textIn(lang, milestone.activity_nl, milestone.activity_en);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Outcome of the activity, in our own words; null if not stated.',
  })
  product(@Root() milestone: MilestoneRow, @Lang() lang: Language | null) {
    return textIn(lang, milestone.product_nl, milestone.product_en);
  }

  @FieldResolver(() => Period, {
    nullable: true,
    description: 'Period of the milestone; null if the document gives no clear time.',
  })
  period(@Root() milestone: MilestoneRow): PeriodValue | null {
    return milestone.period === null ? null : parsePeriod(milestone.period);
  }
}

@Resolver(() => Project)
export class ProjectMilestonesResolver {
  @FieldResolver(() => [Milestone], { description: 'Milestones, in planning order or by date.' })
  async milestones(
    @Root() project: ProjectRow,
    @Arg('filter', () => MilestoneFilter, { nullable: true, description: 'Filter for the list.' })
    filter: MilestoneFilter | null,
    @Arg('orderBy', () => MilestoneOrder, {
      nullable: true,
      defaultValue: MilestoneOrder.PLANNING,
      description: 'The order.',
    })
    orderBy: MilestoneOrder | null,
    @Ctx() context: RequestContext,
  ): Promise<MilestoneRow[]> {
    await milestoneList.check(context, filter);
    return manyByKey<MilestoneRow>(
      context,
      `milestones-of-project:${orderBy}:${JSON.stringify(filter)}`,
      (projects) => {
        const rows = milestoneList.filtered(context, filter).where('project', 'in', [...projects]);
        return (orderBy === MilestoneOrder.DATE ? rows.orderBy('order_day') : rows).orderBy('position').execute();
      },
      (milestone) => milestone.project,
    ).load(project.slug);
  }
}
