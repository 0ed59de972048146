import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import { type CitationRow, citationsOf } from './citation.loader.js';
import { Citation } from './citation.type.js';
import { labelled } from './labelled.resolver.js';

/** The fields `name(lang)` and `citations` of a type whose citations stand in the table of citations. */
export function labelledAndSourced(type: () => ClassType | (abstract new () => object)) {
  @Resolver(type as () => ClassType)
  abstract class LabelledAndSourcedResolver extends labelled(type) {
    @FieldResolver(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
    citations(@Root() row: EntityRow, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      return citationsOf(context, row.id);
    }
  }
  return LabelledAndSourcedResolver;
}
