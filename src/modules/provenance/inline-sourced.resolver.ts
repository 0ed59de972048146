import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CitationRow } from './citation.loader.js';
import { Citation } from './citation.type.js';
import { citationsFromColumns } from './inline-citation.js';

/** A row that keeps its own document and places, because it has no id to cite by. */
export interface InlineSourced {
  document: string;
  locator: string;
}

/** The field `citations` of a type whose rows keep their own document and places. */
export function inlineSourced(type: () => ClassType) {
  @Resolver(type)
  abstract class InlineSourcedResolver {
    @FieldResolver(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
    citations(@Root() row: InlineSourced): CitationRow[] {
      return citationsFromColumns(row.document, row.locator);
    }
  }
  return InlineSourcedResolver;
}
