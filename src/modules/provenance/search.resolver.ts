import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import { pageOf } from '../../shared/page.js';
import { Node } from './node.type.js';
import { labelled } from './labelled.resolver.js';
import { type SearchRow, searchFacts } from './search.repository.js';
import { SearchHit } from './search.type.js';

const DEFAULT_HITS = 20;

@Resolver(() => SearchHit)
export class SearchResolver extends labelled(() => SearchHit) {
  @Query(() => [SearchHit], { description: 'One box over names, descriptions and slugs of everything. Every word must occur, if only as the start of a word; accents and case do not matter. Best matches first.' })
  search(
    @Arg('text', () => String, { description: 'Words to look for.' }) text: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many hits, 0 to 500; 20 when not given.' }) first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<SearchRow[]> {
    return searchFacts(context, text, pageOf({ first: first ?? DEFAULT_HITS }, 'SEARCH', []).limit);
  }

  @FieldResolver(() => Node, { description: 'What was found.' })
  node(@Root() hit: SearchRow, @Ctx() context: RequestContext): Promise<EntityRow | null> {
    return loadEntity(context, hit.id);
  }
}
