import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import { type CitationRow, citationsOf } from './citation.loader.js';
import { Citation } from './citation.type.js';
import { labelled } from './labelled.resolver.js';

/** The field `citations` of a type whose citations stand in the table of citations. */
export function sourced(type: () => ClassType) {
  @Resolver(type)
  abstract class SourcedResolver {
    @FieldResolver(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
    citations(@Root() row: EntityRow, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      return citationsOf(context, row.id);
    }
  }
  return SourcedResolver;
}

/** The fields `name(lang)` and `citations` of a type. */
export function labelledAndSourced(type: () => ClassType) {
  return labelled(type, sourced(type));
}
