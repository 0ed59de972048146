import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable, selected } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { parsePeriod, type PeriodValue } from '../../../contract/period.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { Period } from '../../indicators/index.js';
import { Area, areaId, type AreaRow } from '../../places/index.js';
import type { ActionRow } from '../action/action.repository.js';
import { PolicyAction } from '../action/action.type.js';
import {
  areasOfIntervention,
  evidenceFor,
  type EvidenceRow,
  filteredInterventions,
  type InterventionAreaRow,
  type InterventionRow,
} from './intervention.repository.js';
import {
  EvidenceLevel,
  Intervention,
  InterventionArea,
  InterventionConnection,
  InterventionEvidence,
  InterventionFilter,
  strongest,
} from './intervention.type.js';
import { linkedFrom, linkedTo } from '../link/policy-link.loader.js';
import { needLevelsOfIntervention } from '../need-level/need-level.repository.js';
import { NeedLevel } from '../need-level/need-level.resolver.js';
import { interventionId } from '../policy-ids.js';
import { speerpuntenOfIntervention } from '../speerpunt/speerpunt.repository.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import type { PolicyTables } from '../tables.js';
import { described, inlineSourced, newestFirst, Organisation, organisationId } from '../../provenance/index.js';
import { ascending } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';
import { loadEntity } from '../../../store/loaders.js';

export const BY_NAME = ascending('NAME', 'name_nl', 'slug');

@Resolver(() => InterventionConnection)
export class InterventionsResolver extends exportable(() => InterventionConnection, 'interventions') {}

@Resolver(() => Intervention)
export class InterventionResolver extends described(() => Intervention) {
  @Query(() => Intervention, {
    nullable: true,
    description: 'The intervention with this slug; null when there is none.',
  })
  intervention(
    @Arg('slug', () => String, { description: 'Slug of an intervention, such as `kies`.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<InterventionRow | null> {
    return loadEntity(context, interventionId(slug));
  }

  @Query(() => InterventionConnection, { description: 'Interventions by name.' })
  async interventions(
    @Arg('filter', () => InterventionFilter, { nullable: true, description: 'Narrows the list.' })
    filter: InterventionFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(
      await keysetPage(
        context.tables<PolicyTables>(),
        await filteredInterventions(context, filter),
        BY_NAME,
        args,
        info,
      ),
      { filter },
    );
  }

  @FieldResolver(() => [Organisation], {
    description: 'The organisations that provide or developed it, as far as the documents say.',
  })
  providers(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return linkedFrom(context, 'intervention-provider', intervention.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Whom it is for; null when not stated.' })
  targetGroup(@Root() intervention: InterventionRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, intervention.target_group_nl, intervention.target_group_en);
  }

  @FieldResolver(() => [InterventionEvidence], {
    description:
      'What each document says about the evidence for it, newest document first; empty when none says anything.',
  })
  async evidence(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return newestFirst(context, await evidenceFor(context, intervention.slug));
  }

  @FieldResolver(() => EvidenceLevel, { description: 'The strongest evidence that any document names.' })
  async evidenceLevel(@Root() intervention: InterventionRow, @Ctx() context: RequestContext): Promise<EvidenceLevel> {
    return strongest((await evidenceFor(context, intervention.slug)).map(({ level }) => level));
  }

  @FieldResolver(() => [InterventionArea], {
    description:
      'Where it runs, is explored or planned, or has ended, newest document first. Documents of different years can say different things of one area.',
  })
  async where(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return newestFirst(context, await areasOfIntervention(context, intervention.slug));
  }

  @FieldResolver(() => [NeedLevel], {
    description: 'The levels of need that it serves; empty where that is not stated.',
  })
  needLevels(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return needLevelsOfIntervention(context, intervention.slug);
  }

  @FieldResolver(() => [Speerpunt], { description: 'The speerpunten that a document places it under.' })
  speerpunten(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return speerpuntenOfIntervention(context, intervention.slug);
  }

  @FieldResolver(() => [PolicyAction], { description: 'The actions that use it or set it up.' })
  actions(@Root() intervention: InterventionRow, @Ctx() context: RequestContext): Promise<ActionRow[]> {
    return linkedTo(context, 'action-intervention', intervention.id);
  }
}

@Resolver(() => InterventionEvidence)
export class InterventionEvidenceResolver extends inlineSourced(() => InterventionEvidence) {
  @FieldResolver(() => String, {
    description: 'What the document says, in our own words; in English where the data has it, else in Dutch.',
  })
  statement(@Root() evidence: EvidenceRow, @Lang() lang: Language | null): string {
    return textIn(lang, evidence.statement_nl, evidence.statement_en);
  }
}

@Resolver(() => InterventionArea)
export class InterventionAreaResolver extends inlineSourced(() => InterventionArea) {
  @FieldResolver(() => Area, {
    description:
      'The area, as the document names it: an intervention of a region is not also listed under its municipalities.',
  })
  area(@Root() row: InterventionAreaRow, @Ctx() context: RequestContext): Promise<AreaRow | null> {
    return loadEntity(context, areaId(row.area));
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Who runs it there; null when not stated.' })
  organisation(@Root() row: InterventionAreaRow, @Ctx() context: RequestContext) {
    return row.organisation === null ? null : loadEntity(context, organisationId(row.organisation));
  }

  @FieldResolver(() => Period, {
    nullable: true,
    description: 'When it reached this status, as exactly as the document says; null when not stated.',
  })
  since(@Root() row: InterventionAreaRow): PeriodValue | null {
    return row.since === null ? null : parsePeriod(row.since);
  }
}
