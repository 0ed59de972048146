import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../contract/request-context.js';
import { MissingReason } from '../../indicators/index.js';
import { Area, type AreaRow } from '../../places/index.js';
import type { ActionRow } from './action.repository.js';
import { PolicyAction } from './action.type.js';
import type { InterventionRow } from '../intervention/intervention.repository.js';
import { Intervention } from '../intervention/intervention.type.js';
import { linkedFrom } from '../link/policy-link.loader.js';
import { speerpuntId } from '../policy-ids.js';
import type { SpeerpuntRow } from '../speerpunt/speerpunt.repository.js';
import { Speerpunt } from '../speerpunt/speerpunt.type.js';
import { described, Organisation } from '../../provenance/index.js';
import { loadEntity } from '../../../store/loaders.js';

@Resolver(() => PolicyAction)
export class ActionResolver extends described(() => PolicyAction) {
  @FieldResolver(() => Speerpunt, { description: 'The speerpunt that it belongs to.' })
  speerpunt(@Root() action: ActionRow, @Ctx() context: RequestContext): Promise<SpeerpuntRow | null> {
    return loadEntity(context, speerpuntId(action.speerpunt));
  }

  // The quarters stand in the shading of a table, which the text taken out of the PDF has lost: no package can hold them yet.
  @FieldResolver(() => [String], {
    nullable: true,
    description:
      'The quarters it is planned for, such as `2025-Q1`. Null where the text does not hold them: the documents show them in a picture, or not at all.',
  })
  schedule(): string[] | null {
    return null;
  }

  @FieldResolver(() => MissingReason, {
    nullable: true,
    description: 'Why `schedule` is null; null when there is a schedule.',
  })
  scheduleMissing(): MissingReason | null {
    return MissingReason.NOT_STATED;
  }

  @FieldResolver(() => [Intervention], { description: 'The interventions that it uses or sets up.' })
  interventions(@Root() action: ActionRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return linkedFrom(context, 'action-intervention', action.id);
  }

  @FieldResolver(() => [Organisation], { description: 'The organisations that take part.' })
  organisations(@Root() action: ActionRow, @Ctx() context: RequestContext) {
    return linkedFrom(context, 'action-organisation', action.id);
  }

  @FieldResolver(() => [Area], { description: 'Where it takes place.' })
  areas(@Root() action: ActionRow, @Ctx() context: RequestContext): Promise<AreaRow[]> {
    return linkedFrom(context, 'action-area', action.id);
  }
}
