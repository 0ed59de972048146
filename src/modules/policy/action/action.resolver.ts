import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { MissingReason } from '../../indicators/index.js';
import { Area, type AreaRow } from '../../places/index.js';
import { type ActionRow, actionsLinkedTo } from './action.entity.js';
import { PolicyAction } from './action.type.js';
import type { InterventionRow } from '../intervention/intervention.entity.js';
import { Intervention } from '../intervention/intervention.type.js';
import { linkedFrom, organisationsLinkedFrom } from '../link/policy-link.entity.js';
import { shownForPlan } from '../shown-for-plan.js';
import { speerpuntNode } from '../speerpunt/speerpunt.entity.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import { describedByDocuments, Organisation, type Shown } from '../../provenance/index.js';

@Resolver(() => PolicyAction)
export class ActionResolver extends describedByDocuments(() => PolicyAction) {
  @FieldResolver(() => Speerpunt, { description: 'The speerpunt the action belongs to.' })
  speerpunt(@Root() action: ActionRow, @Ctx() context: RequestContext) {
    return speerpuntNode.load(context, action.speerpunt);
  }

  // The quarters are shaded table cells, which text extraction from the PDF lost: no package can provide them yet.
  @FieldResolver(() => [String], {
    nullable: true,
    description:
      'Planned quarters, such as `2025-Q1`. Null if not available as text: the documents show them only in a ' +
      'picture, or not at all.',
  })
  schedule(): string[] | null {
    return null;
  }

  @FieldResolver(() => MissingReason, {
    nullable: true,
    description: 'Why `schedule` is null; null if there is a schedule.',
  })
  scheduleMissing(): MissingReason | null {
    return MissingReason.NOT_STATED;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the document whose texts are shown states about timing, and why `schedule` is null; null if it states ' +
      'nothing: `texts(fields: ["scheduleNote"])` has what the others state.',
  })
  scheduleNote(@Root() action: ActionRow, @Lang() lang: Language | null): string | null {
    return textIn(lang, action.schedule_note, action.schedule_note_en);
  }

  @FieldResolver(() => [Intervention], { description: 'Interventions the action uses or sets up.' })
  async interventions(@Root() action: ActionRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    const interventions = await linkedFrom<InterventionRow>(context, 'action-intervention', action.id);
    const speerpunt = await speerpuntNode.load(context, action.speerpunt);
    return speerpunt ? shownForPlan(context, interventions, speerpunt.plan) : interventions;
  }

  @FieldResolver(() => [Organisation], {
    description:
      'Participating organisations, by the document whose texts are shown; `texts` has those of every document.',
  })
  organisations(@Root() action: Shown<ActionRow>, @Ctx() context: RequestContext) {
    return organisationsLinkedFrom(context, 'action-organisation', action, 'organisations');
  }

  @FieldResolver(() => [Area], { description: 'Areas where the action takes place.' })
  areas(@Root() action: ActionRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return linkedFrom(context, 'action-area', action.id);
  }
}

@Resolver(() => Organisation)
export class OrganisationActionsResolver {
  @FieldResolver(() => [PolicyAction], {
    complexity: listCost(10),
    description: 'Actions that the organisation takes part in according to any document, by speerpunt.',
  })
  actions(@Root() organisation: EntityRow, @Ctx() context: RequestContext): Promise<ActionRow[]> {
    return actionsLinkedTo(context, 'action-organisation', organisation.id);
  }
}

@Resolver(() => Area)
export class AreaActionsResolver {
  @FieldResolver(() => [PolicyAction], {
    complexity: listCost(40),
    description:
      'Actions that take place in this area itself, by speerpunt. Actions in its regions are listed on those regions ' +
      '(see `within`).',
  })
  actions(@Root() area: AreaRow, @Ctx() context: RequestContext): Promise<ActionRow[]> {
    return actionsLinkedTo(context, 'action-area', area.id);
  }
}
