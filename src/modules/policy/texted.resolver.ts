import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { EntityRow, RequestContext } from '../../persistence/request-context.js';
import { Lang } from '../../shared/lang-argument.js';
import { inLanguage, type Language } from '../../shared/language.js';
import { Citation, type CitationRow, citationsOf } from '../provenance/index.js';

/** A row that is a text, in Dutch and perhaps in English. */
export interface Texted {
  text_nl: string;
  text_en: string | null;
}

/** The fields `text(lang)` and `citations` of a type that is a text and has no name. */
export function texted(type: () => ClassType) {
  @Resolver(type)
  abstract class TextedResolver {
    @FieldResolver(() => String, { description: 'What it says, in our own words; in English where the data has it, else in Dutch.' })
    text(
      @Root() row: Texted,
      @Lang() lang: Language | null,
    ): string {
      return inLanguage(lang, row.text_nl, row.text_en);
    }

    @FieldResolver(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
    citations(@Root() row: EntityRow, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      return citationsOf(context, row.id);
    }
  }
  return TextedResolver;
}
