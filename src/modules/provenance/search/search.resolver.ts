import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { MAX_PAGE_SIZE, pageOf } from '../../../contract/page.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { SearchKind } from '../../../contract/searchable.js';
import { loadEntity } from '../../../store/loaders.js';
import { labelled } from '../node/labelled.resolver.js';
import { Node } from '../node/node.type.js';
import type { SearchHitRow } from './rank.js';
import { searchFacts } from './search.repository.js';

@ObjectType({ description: 'Something that a search found, and why.' })
class SearchHit {
  @Field(() => ID, { description: 'Id of what was found.' })
  id!: string;

  @Field(() => String, { description: 'Kind of the result: the first part of its id, such as `indicator`.' })
  kind!: string;

  @Field(() => Node, { description: 'What was found.' })
  node!: Node;

  @Field(() => String, {
    description:
      'Field of `node` in which the words were found, such as `name`, `tasks` or `citations`; `__typename` when a ' +
      'word only means its kind.',
  })
  field!: string;

  @Field(() => String, {
    description:
      'Plain text around the words in that field, at most 160 characters of it: whole words, those that match ' +
      'between « and », and … where the text goes on.',
  })
  fragment!: string;
}

const DEFAULT_HITS = 20;

/** What a search itself may cost, in objects of an answer. */
const SEARCH_COST = 50;

@Resolver(() => SearchHit)
export class SearchResolver extends labelled(() => SearchHit) {
  @Query(() => [SearchHit], {
    description:
      'One box over everything that is text: names, descriptions, goals, tasks, statements, notes. It knows word ' +
      'forms, compounds, everyday words and other names of places, and slips of typing where a word is not known. ' +
      'Accents and case do not matter. What matches all words comes first, then what matches most; names before ' +
      'texts, and speerpunten and indicators before organisations.',
    complexity: ({ args, childComplexity }) =>
      SEARCH_COST + Math.min(Math.max(args.first ?? DEFAULT_HITS, 0), MAX_PAGE_SIZE) * (1 + childComplexity),
  })
  search(
    @Arg('text', () => String, { description: 'What to look for: up to 16 words and 500 characters.' }) text: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many hits, 0 to 500; 20 when not given.' }) first:
      | number
      | null,
    @Arg('kinds', () => [SearchKind], { nullable: true, description: 'Only results of these kinds.' }) kinds:
      | string[]
      | null,
    @Ctx() context: RequestContext,
  ): Promise<SearchHitRow[]> {
    const { limit } = pageOf({ first: first ?? DEFAULT_HITS }, 'SEARCH', []);
    return searchFacts(context, text, { kinds: kinds ?? null, limit });
  }

  @FieldResolver(() => Node, { description: 'What was found.' })
  node(@Root() hit: SearchHitRow, @Ctx() context: RequestContext): Promise<EntityRow | null> {
    return loadEntity(context, hit.id);
  }
}
