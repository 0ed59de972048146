import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { pageOf } from '../../../contract/page.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { labelled } from '../node/labelled.resolver.js';
import { Node } from '../node/node.type.js';
import { searchFacts, type SearchRow } from './search.repository.js';
import { loadEntity } from '../../../store/loaders.js';

@ObjectType({ description: 'Something that a search found.' })
class SearchHit {
  @Field(() => ID, { description: 'Id of what was found.' })
  id!: string;

  @Field(() => String, { description: 'Kind of the result: the first part of its id, such as `indicator`.' })
  kind!: string;

  @Field(() => Node, { description: 'What was found.' })
  node!: Node;
}

const DEFAULT_HITS = 20;

@Resolver(() => SearchHit)
export class SearchResolver extends labelled(() => SearchHit) {
  @Query(() => [SearchHit], {
    description:
      'One box over names, descriptions and slugs of everything. Every word must occur, if only as the start of a ' +
      'word; accents and case do not matter. Best matches first.',
  })
  search(
    @Arg('text', () => String, { description: 'Words to look for.' }) text: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many hits, 0 to 500; 20 when not given.' }) first:
      | number
      | null,
    @Ctx() context: RequestContext,
  ): Promise<SearchRow[]> {
    return searchFacts(context, text, pageOf({ first: first ?? DEFAULT_HITS }, 'SEARCH', []).limit);
  }

  @FieldResolver(() => Node, { description: 'What was found.' })
  node(@Root() hit: SearchRow, @Ctx() context: RequestContext): Promise<EntityRow | null> {
    return loadEntity(context, hit.id);
  }
}
