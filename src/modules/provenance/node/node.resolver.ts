import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import { MAX_PAGE_SIZE } from '../../../contract/page.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { Node } from './node.type.js';
import { loadEntity } from '../../../store/loaders.js';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'The node with this id; null when it does not exist.' })
  node(
    @Arg('id', () => ID, { description: 'Global id, such as `indicator/jeugdhulp-jongeren`.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<EntityRow | null> {
    return loadEntity(context, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'The nodes with these ids, in the same order; null for each that does not exist.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids, at most 500.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<(EntityRow | null)[]> {
    if (ids.length > MAX_PAGE_SIZE) {
      throw new BadUserInputError('ids', `has ${ids.length} ids; at most ${MAX_PAGE_SIZE} are answered at once.`);
    }
    return Promise.all(ids.map((id) => loadEntity(context, id)));
  }
}
