import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import { listCost } from '../../shared/list-cost.js';
import { Organisation } from '../provenance/index.js';
import type { InterventionRow } from './intervention.repository.js';
import { Intervention } from './intervention.type.js';
import { linkedTo } from './policy-link.loader.js';

@Resolver(() => Organisation)
export class OrganisationPolicyResolver {
  @FieldResolver(() => [Intervention], { complexity: listCost(30), description: 'The interventions that it provides or developed, as far as the documents say.' })
  interventions(@Root() organisation: EntityRow, @Ctx() context: RequestContext): Promise<InterventionRow[]> {
    return linkedTo(context, 'intervention-provider', organisation.id);
  }
}
