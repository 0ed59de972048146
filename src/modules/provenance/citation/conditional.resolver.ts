import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { type CitationRow, citationsFromColumns, citationsOf } from './citation.entity.js';
import { Citation } from './citation.type.js';
import { type BaseResolver, NoFields } from '../node/labelled.resolver.js';

/** A row that a document may state on a condition. */
interface Conditional {
  condition_nl: string | null;
  condition_en: string | null;
}

/**
 * The field `condition(lang)` of a type.
 * @param base what gives the type its other shared fields
 */
export function conditional(type: () => ClassType, base: BaseResolver = NoFields) {
  @Resolver(type)
  abstract class ConditionalResolver extends base {
    @FieldResolver(() => String, {
      nullable: true,
      description: 'When it holds, such as "waar nodig"; null if the document states no condition.',
    })
    condition(@Root() row: Conditional, @Lang() lang: Language | null): string | null {
      return textIn(lang, row.condition_nl, row.condition_en);
    }
  }
  return ConditionalResolver;
}

/** A text that one document states of an entity. Rows of packages older than the places of such texts have none. */
export interface StatedText extends Conditional {
  text_nl: string;
  text_en: string | null;
  document: string;
  locator: string | null;
}

/**
 * The fields `text(lang)`, `condition(lang)` and `citations` of a text about an entity.
 * @param subjectOf the id of that entity
 */
export function statedText<Row extends StatedText>(type: () => ClassType, subjectOf: (row: Row) => string) {
  @Resolver(type)
  abstract class StatedTextResolver extends conditional(type) {
    @FieldResolver(() => String, {
      description: 'The text, in our own words; in English if available, otherwise in Dutch.',
    })
    text(@Root() row: StatedText, @Lang() lang: Language | null): string {
      return textIn(lang, row.text_nl, row.text_en);
    }

    @FieldResolver(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
    async citations(@Root() row: StatedText, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      if (row.locator !== null) return citationsFromColumns(row.document, row.locator);
      const ofSubject = await citationsOf(context, subjectOf(row as Row));
      return ofSubject.filter(({ document }) => document === row.document);
    }
  }
  return StatedTextResolver;
}
