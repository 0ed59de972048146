import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { type CitationRow, citationsFromColumns, citationsOf } from './citation.entity.js';
import { Citation } from './citation.type.js';
import { documentBySlug, type DocumentRow } from '../document/document.entity.js';
import { SourceDocument } from '../document/document.type.js';
import { labelled } from '../node/labelled.resolver.js';

@Resolver(() => Citation)
export class CitationResolver {
  @FieldResolver(() => SourceDocument, { description: 'The document.' })
  document(@Root() citation: CitationRow, @Ctx() context: RequestContext): Promise<DocumentRow | null> {
    return documentBySlug(context, citation.document);
  }
}

/** The field `citations` of a type whose citations are in the table of citations. */
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

/** A row that holds its own document and places, because it has no id to cite by. */
export interface InlineSourced {
  document: string;
  locator: string;
}

/** The field `citations` of a type whose rows hold their own document and places. */
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

/** A row that may have a description in Dutch and perhaps in English. */
interface Described {
  description_nl: string | null;
  description_en: string | null;
}

/** The fields `name(lang)`, `description(lang)` and `citations` of a type. */
export function describedAndSourced(type: () => ClassType) {
  @Resolver(type)
  abstract class DescribedResolver extends labelledAndSourced(type) {
    @FieldResolver(() => String, {
      nullable: true,
      description: 'What it is, in our own words; null when the documents do not explain it.',
    })
    description(@Root() row: Described, @Lang() lang: Language | null): string | null {
      return textIn(lang, row.description_nl, row.description_en);
    }
  }
  return DescribedResolver;
}
