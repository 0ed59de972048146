import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { type CitationRow, citationsFromColumns, citationsOf } from './citation.entity.js';
import { Citation } from './citation.type.js';
import { documentBySlug, type DocumentRow } from '../document/document.entity.js';
import { SourceDocument } from '../document/document.type.js';
import { type BaseResolver, labelled } from '../node/labelled.resolver.js';
import { noted } from '../node/noted.resolver.js';

@Resolver(() => Citation)
export class CitationResolver extends noted(() => Citation) {
  @FieldResolver(() => SourceDocument, { description: 'The document.' })
  document(@Root() citation: CitationRow, @Ctx() context: RequestContext): Promise<DocumentRow | null> {
    return documentBySlug(context, citation.document);
  }
}

const READ_AT = 'Every place in the sources where this was read; at least one.';

/** The field `citations` of a type whose citations are in the table of citations. */
export function sourced(type: () => ClassType, description = READ_AT) {
  @Resolver(type)
  abstract class SourcedResolver {
    @FieldResolver(() => [Citation], { description })
    citations(@Root() row: EntityRow, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      return citationsOf(context, row.id);
    }
  }
  return SourcedResolver;
}

/**
 * The field `mentions` of a type that documents may describe or name.
 * @param base what gives the type its other shared fields
 */
export function mentioned(type: () => ClassType | (abstract new () => object), base: BaseResolver) {
  @Resolver(type as () => ClassType)
  abstract class MentionedResolver extends base {
    @FieldResolver(() => [Citation], {
      description: 'Every place in all documents where it is described or named, newest document first.',
    })
    mentions(@Root() row: EntityRow, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      return citationsOf(context, row.id);
    }
  }
  return MentionedResolver;
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

/**
 * The field `description(lang)` of a type.
 * @param base what gives the type its other shared fields
 */
export function described(type: () => ClassType, base: BaseResolver) {
  @Resolver(type)
  abstract class DescribedResolver extends base {
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

/** The fields `name(lang)`, `description(lang)` and `citations` of a type. */
export function describedAndSourced(type: () => ClassType) {
  return described(type, labelledAndSourced(type));
}
