import type { GraphQLResolveInfo } from 'graphql';
import { type Expression, type SqlBool, sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import { parsePeriod, type PeriodValue } from '../../../contract/period.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { Period } from '../../indicators/index.js';
import { Area, areaNode, type AreaRow } from '../../places/index.js';
import type { ActionRow } from '../action/action.entity.js';
import { PolicyAction } from '../action/action.type.js';
import {
  areasOfIntervention,
  documentsPlacing,
  evidenceFor,
  type EvidenceRow,
  InterventionAreaEntity,
  type InterventionAreaRow,
  InterventionEntity,
  InterventionEvidenceEntity,
  interventionNode,
  type InterventionRow,
  interventionsOfArea,
  interventionsAtLevel,
  levelKey,
  needLevelsOfIntervention,
  placesRunBy,
  servingLevels,
} from './intervention.entity.js';
import {
  EvidenceLevel,
  Intervention,
  InterventionArea,
  InterventionConnection,
  InterventionEvidence,
  InterventionFilter,
  InterventionStatus,
  strongest,
} from './intervention.type.js';
import { linkedTo, organisationsLinkedFrom } from '../link/policy-link.entity.js';
import { type NeedLevelRow, warnOfUnknownLevels } from '../need-level/need-level.entity.js';
import { NeedLevel } from '../need-level/need-level.resolver.js';
import { speerpuntenOfIntervention } from '../speerpunt/speerpunt.entity.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import {
  CitationEntity,
  describedByDocuments,
  identifierOf,
  inlineSourced,
  listOf,
  matchesSearch,
  newestFirst,
  noted,
  Organisation,
  organisationNode,
  type Shown,
  shownFor,
} from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { rowsOf } from '../../../store/loaders.js';

interface Asked {
  context: RequestContext;
  filter: InterventionFilter;
}

/** Whether a document places the intervention in one of the areas, with one of the statuses. */
function isPlaced({ context, filter: { area, status } }: Asked): Expression<SqlBool> {
  let placed = context.tables(InterventionAreaEntity).selectFrom('intervention_area').select('intervention');
  if (area) placed = placed.where('area', 'in', area);
  if (status) placed = placed.where('status', 'in', status);
  return sql<SqlBool>`slug in ${placed}`;
}

/** Whether a document states evidence of one of the levels; NONE_STATED means that no document states any. */
function hasEvidence(levels: EvidenceLevel[], { context }: Asked): Expression<SqlBool> {
  const evidence = context
    .tables(InterventionEvidenceEntity)
    .selectFrom('intervention_evidence')
    .select('intervention');
  const stated = levels.filter((level) => level !== EvidenceLevel.NONE_STATED);
  const isStated = sql<SqlBool>`slug in ${evidence.where('level', 'in', stated)}`;
  if (stated.length === levels.length) return isStated;
  return sql<SqlBool>`(${isStated} or slug not in ${evidence.where('level', '<>', EvidenceLevel.NONE_STATED)})`;
}

function isMentioned(documents: string[], { context }: Asked): Expression<SqlBool> {
  const citations = context.tables(CitationEntity).selectFrom('citation').select('fact');
  return sql<SqlBool>`id in ${citations.where('document', 'in', documents)}`;
}

function servesLevel({ filter: { needLevels, needLevelPlans } }: Asked): Expression<SqlBool> {
  return sql<SqlBool>`slug in ${servingLevels(needLevels ?? null, needLevelPlans ?? null)}`;
}

export const interventionList = listOf<InterventionRow, InterventionFilter>({
  name: 'interventions',
  rows: (context) => rowsOf(context, InterventionEntity),
  order: ascending('NAME', 'name_nl', 'slug'),
  where: {
    search: matchesSearch,
    area: (_, asked) => isPlaced(asked),
    status: (_, asked) => (asked.filter.area ? null : isPlaced(asked)),
    evidence: hasEvidence,
    document: isMentioned,
    needLevels: (_, asked) => servesLevel(asked),
    needLevelPlans: (_, asked) => (asked.filter.needLevels ? null : servesLevel(asked)),
  },
  keys: { area: 'area', document: 'document', needLevelPlans: 'policy-plan' },
  check: (context, { needLevels }) => warnOfUnknownLevels(context, needLevels ?? []),
});

@Resolver(() => InterventionConnection)
export class InterventionsResolver extends exportable(() => InterventionConnection, 'interventions') {}

@Resolver(() => Intervention)
export class InterventionResolver extends describedByDocuments(() => Intervention) {
  @Query(() => Intervention, { nullable: true, description: 'The intervention with this slug; null if not found.' })
  intervention(
    @Arg('slug', () => String, { description: 'Slug of an intervention, such as `kies`.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<InterventionRow | null> {
    return interventionNode.load(context, slug);
  }

  @Query(() => InterventionConnection, { description: 'Interventions by name.' })
  interventions(
    @Arg('filter', () => InterventionFilter, { nullable: true, description: 'Filter for the list.' })
    filter: InterventionFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return interventionList.page(context, filter, args, info);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Its web address, as the newest document that gives one does, which need not be the document of `citations`: ' +
      '`texts(fields: ["url"])` has each with its document and places; null if none does.',
  })
  url(@Root() intervention: InterventionRow, @Ctx() context: RequestContext): Promise<string | null> {
    return identifierOf(context, intervention, 'url');
  }

  @FieldResolver(() => [Organisation], {
    description:
      'Organisations that provide or developed the intervention, by the document whose texts are shown; `texts` has ' +
      'those of every document.',
  })
  providers(@Root() intervention: Shown<InterventionRow>, @Ctx() context: RequestContext) {
    return organisationsLinkedFrom(context, 'intervention-provider', intervention, 'providers');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Target group; null if the document whose texts are shown does not state it.',
  })
  targetGroup(@Root() intervention: InterventionRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, intervention.target_group_nl, intervention.target_group_en);
  }

  @FieldResolver(() => [InterventionEvidence], {
    description: 'Evidence stated in each document, newest document first; empty if no document mentions any.',
  })
  async evidence(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return newestFirst(context, await evidenceFor(context, intervention.slug));
  }

  @FieldResolver(() => EvidenceLevel, { description: 'The strongest kind of evidence named in any document.' })
  async evidenceLevel(@Root() intervention: InterventionRow, @Ctx() context: RequestContext): Promise<EvidenceLevel> {
    return strongest((await evidenceFor(context, intervention.slug)).map(({ level }) => level));
  }

  @FieldResolver(() => [InterventionArea], {
    description:
      'Areas where it runs, is explored, planned or has ended, newest document first. Documents from different ' +
      'years may differ about the same area.',
  })
  async where(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return newestFirst(context, await areasOfIntervention(context, intervention.slug));
  }

  @FieldResolver(() => [NeedLevel], { description: 'Levels of need the intervention serves; empty if not stated.' })
  needLevels(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return needLevelsOfIntervention(context, intervention.slug);
  }

  @FieldResolver(() => [Speerpunt], { description: 'Speerpunten that a document links to the intervention.' })
  speerpunten(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return speerpuntenOfIntervention(context, intervention.slug);
  }

  @FieldResolver(() => [PolicyAction], { description: 'Actions that use or set up the intervention.' })
  actions(@Root() intervention: InterventionRow, @Ctx() context: RequestContext): Promise<ActionRow[]> {
    return linkedTo(context, 'action-intervention', intervention.id);
  }
}

@Resolver(() => InterventionEvidence)
export class InterventionEvidenceResolver extends inlineSourced(() => InterventionEvidence) {
  @FieldResolver(() => String, {
    description: 'What the document states, in our own words; in English if available, otherwise in Dutch.',
  })
  statement(@Root() evidence: EvidenceRow, @Lang() lang: Language | null): string {
    return textIn(lang, evidence.statement_nl, evidence.statement_en);
  }
}

@Resolver(() => InterventionArea)
export class InterventionAreaResolver extends noted(
  () => InterventionArea,
  inlineSourced(() => InterventionArea),
) {
  @FieldResolver(() => Intervention, { description: 'The intervention.' })
  intervention(@Root() row: InterventionAreaRow, @Ctx() context: RequestContext): Promise<InterventionRow | null> {
    return interventionNode.load(context, row.intervention);
  }

  @FieldResolver(() => Area, {
    description:
      'The area as named in the document. An intervention of a region is not repeated for its municipalities.',
  })
  area(@Root() row: InterventionAreaRow, @Ctx() context: RequestContext): Promise<AreaRow | null> {
    return areaNode.load(context, row.area);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that runs it there; null if not stated.',
  })
  organisation(@Root() row: InterventionAreaRow, @Ctx() context: RequestContext) {
    return organisationNode.load(context, row.organisation);
  }

  @FieldResolver(() => Period, {
    nullable: true,
    description: 'When it reached this status, as precisely as the document states; null if not stated.',
  })
  since(@Root() row: InterventionAreaRow): PeriodValue | null {
    return row.since === null ? null : parsePeriod(row.since);
  }
}

@Resolver(() => Area)
export class AreaInterventionsResolver {
  @FieldResolver(() => [Intervention], {
    complexity: listCost(120),
    description:
      'Interventions that a document places in this area, by name; `where` on each gives the status and the ' +
      'document.',
  })
  async interventions(
    @Root() area: AreaRow,
    @Arg('status', () => [InterventionStatus], {
      nullable: true,
      description:
        'Only interventions with one of these statuses in this area; by default all, including planned and ended ' +
        'ones.',
    })
    status: InterventionStatus[] | null,
    @Ctx() context: RequestContext,
  ): Promise<Shown<InterventionRow>[]> {
    const interventions = await interventionsOfArea(context, area.code, status);
    return shownFor(context, interventions, [({ slug }) => documentsPlacing(context, slug, area.code)]);
  }
}

@Resolver(() => NeedLevel)
export class NeedLevelInterventionsResolver {
  @FieldResolver(() => [Intervention], { description: 'Interventions that serve the level of need, by name.' })
  interventions(@Root() level: NeedLevelRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return interventionsAtLevel(context, levelKey(level));
  }
}

@Resolver(() => Organisation)
export class OrganisationInterventionsResolver {
  @FieldResolver(() => [Intervention], {
    complexity: listCost(30),
    description: 'Interventions the organisation provides or developed, as stated in the documents.',
  })
  interventions(@Root() organisation: EntityRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return linkedTo(context, 'intervention-provider', organisation.id);
  }

  @FieldResolver(() => [InterventionArea], {
    complexity: listCost(10),
    description: 'Areas where the organisation runs an intervention, as stated in the documents; by intervention.',
  })
  runs(@Root() organisation: { slug: string }, @Ctx() context: RequestContext): Promise<InterventionAreaRow[]> {
    return placesRunBy(context, organisation.slug);
  }
}
