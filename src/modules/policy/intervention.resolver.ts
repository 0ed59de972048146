import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import { ascending, keysetPage } from '../../persistence/keyset.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { ConnectionArgs } from '../../shared/connection.js';
import { exportable, selected } from '../../shared/exportable.js';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { described, newestFirst, Organisation } from '../provenance/index.js';
import type { ActionRow } from './action.repository.js';
import { PolicyAction } from './action.type.js';
import { EvidenceLevel, strongest } from './evidence-level.js';
import { filteredInterventions } from './intervention-filter.js';
import { areasOfIntervention, evidenceFor, type InterventionRow } from './intervention.repository.js';
import { Intervention, InterventionArea, InterventionConnection, InterventionEvidence, InterventionFilter } from './intervention.type.js';
import { needLevelsOfIntervention } from './need-level.repository.js';
import { NeedLevel } from './need-level.type.js';
import { interventionId } from './policy-ids.js';
import { linkedFrom, linkedTo } from './policy-link.loader.js';
import { speerpuntenOfIntervention } from './speerpunt.repository.js';
import { Speerpunt } from './speerpunt.type.js';
import type { PolicyTables } from './tables.js';

export const BY_NAME = ascending('NAME', 'name_nl', 'slug');

@Resolver(() => InterventionConnection)
export class InterventionsResolver extends exportable(() => InterventionConnection, 'interventions') {}

@Resolver(() => Intervention)
export class InterventionResolver extends described(() => Intervention) {
  @Query(() => Intervention, { nullable: true, description: 'The intervention with this slug; null when there is none.' })
  intervention(
    @Arg('slug', () => String, { description: 'Slug of an intervention, such as `kies`.' }) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<InterventionRow | null> {
    return loadEntity(context, interventionId(slug));
  }

  @Query(() => InterventionConnection, { description: 'Interventions by name.' })
  async interventions(
    @Arg('filter', () => InterventionFilter, { nullable: true, description: 'Narrows the list.' }) filter: InterventionFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(await keysetPage(context.tables<PolicyTables>(), await filteredInterventions(context, filter), BY_NAME, args, info), { filter });
  }

  @FieldResolver(() => [Organisation], { description: 'The organisations that provide or developed it, as far as the documents say.' })
  providers(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return linkedFrom(context, 'intervention-provider', intervention.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Whom it is for; null when not stated.' })
  targetGroup(@Root() intervention: InterventionRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, intervention.target_group_nl, intervention.target_group_en);
  }

  @FieldResolver(() => [InterventionEvidence], { description: 'What each document says about the evidence for it, newest document first; empty when none says anything.' })
  async evidence(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return newestFirst(context, await evidenceFor(context, intervention.slug));
  }

  @FieldResolver(() => EvidenceLevel, { description: 'The strongest evidence that any document names.' })
  async evidenceLevel(@Root() intervention: InterventionRow, @Ctx() context: RequestContext): Promise<EvidenceLevel> {
    return strongest((await evidenceFor(context, intervention.slug)).map(({ level }) => level));
  }

  @FieldResolver(() => [InterventionArea], { description: 'Where it runs, is explored or planned, or has ended, newest document first. Documents of different years can say different things of one area.' })
  async where(@Root() intervention: InterventionRow, @Ctx() context: RequestContext) {
    return newestFirst(context, await areasOfIntervention(context, intervention.slug));
  }

  @FieldResolver(() => [NeedLevel], { description: 'The levels of need that it serves; empty where that is not stated.' })
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
