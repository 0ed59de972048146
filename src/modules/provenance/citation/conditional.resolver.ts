import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { type CitationRow, citationsFromColumns, citationsOf } from './citation.entity.js';
import { Citation } from './citation.type.js';

/**
 * What one document states of an entity, always or on a condition. Rows of packages that are older than the places of
 * such parts have no locator.
 */
interface ConditionalPart {
  condition_nl: string | null;
  condition_en: string | null;
  document: string;
  locator: string | null;
}

/**
 * The fields `condition(lang)` and `citations` of what a document states of an entity.
 * @param subjectOf the id of that entity
 */
export function conditionalPart<Row extends ConditionalPart>(type: () => ClassType, subjectOf: (row: Row) => string) {
  @Resolver(type)
  abstract class ConditionalPartResolver {
    @FieldResolver(() => String, {
      nullable: true,
      description: 'When it holds, such as "waar nodig"; null if the document states no condition.',
    })
    condition(@Root() row: ConditionalPart, @Lang() lang: Language | null): string | null {
      return textIn(lang, row.condition_nl, row.condition_en);
    }

    @FieldResolver(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
    async citations(@Root() row: ConditionalPart, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      if (row.locator !== null) return citationsFromColumns(row.document, row.locator);
      const ofSubject = await citationsOf(context, subjectOf(row as Row));
      return ofSubject.filter(({ document }) => document === row.document);
    }
  }
  return ConditionalPartResolver;
}

/** A text that one document states of an entity. */
export interface StatedText extends ConditionalPart {
  text_nl: string;
  text_en: string | null;
}

/** As {@link conditionalPart}, with the field `text(lang)`. */
export function statedText<Row extends StatedText>(type: () => ClassType, subjectOf: (row: Row) => string) {
  @Resolver(type)
  abstract class StatedTextResolver extends conditionalPart<Row>(type, subjectOf) {
    @FieldResolver(() => String, {
      description: 'The text, in our own words; in English if available, otherwise in Dutch.',
    })
    text(@Root() row: StatedText, @Lang() lang: Language | null): string {
      return textIn(lang, row.text_nl, row.text_en);
    }
  }
  return StatedTextResolver;
}
