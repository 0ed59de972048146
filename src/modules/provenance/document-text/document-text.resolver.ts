import { Arg, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Language } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { ModulePart } from '../../../contract/module.js';
import { textsOf } from '../../../contract/searchable.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { loadEntity } from '../../../store/loaders.js';
import { type CitationRow, citationsFromColumns } from '../citation/citation.entity.js';
import { described, mentioned } from '../citation/citation.resolver.js';
import { Citation } from '../citation/citation.type.js';
import { documentBySlug } from '../document/document.entity.js';
import { SourceDocument } from '../document/document.type.js';
import { type BaseResolver, type Labelled, labelled, NoFields } from '../node/labelled.resolver.js';
import { DocumentTextEntity, type DocumentTextRow, textsAbout } from './document-text.entity.js';
import { DocumentText } from './document-text.type.js';
import { citationsShown, type Shown } from './shown-from.js';

interface TextRow extends DocumentText {
  document: string;
  locator: string;
}

/** A text in each language that it has. */
async function inLanguages(context: RequestContext, row: DocumentTextRow): Promise<TextRow[]> {
  const { document, locator } = row;
  const named = row.target === null ? null : await loadEntity<EntityRow & Labelled>(context, row.target);
  const field = row.field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return [
    [Language.NL, (named ?? row).name_nl ?? row.text_nl] as const,
    [Language.EN, (named ?? row).name_en ?? row.text_en] as const,
  ].flatMap(([language, text]) => (text === null ? [] : [{ field, language, text, document, locator }]));
}

@Resolver(() => DocumentText)
class DocumentTextResolver {
  @FieldResolver(() => SourceDocument, { description: 'The document that states it.' })
  document(@Root() text: TextRow, @Ctx() context: RequestContext) {
    return documentBySlug(context, text.document);
  }

  @FieldResolver(() => [Citation], { description: 'Every place in that document where it was read; at least one.' })
  citations(@Root() text: TextRow): CitationRow[] {
    return citationsFromColumns(text.document, text.locator);
  }
}

/**
 * The fields `texts`, `citations` and `mentions` of a type about which several documents may each have texts.
 * @param base what gives the type its other shared fields
 */
export function byDocuments(type: () => ClassType, base: BaseResolver = NoFields) {
  @Resolver(type)
  abstract class ByDocumentsResolver extends mentioned(type, base) {
    @FieldResolver(() => [Citation], {
      description:
        'Every place where the texts that are shown here were read, all in one document; at least one. `mentions` ' +
        'has those in other documents.',
    })
    citations(@Root() row: Shown, @Ctx() context: RequestContext): Promise<CitationRow[]> {
      return citationsShown(context, row);
    }

    @FieldResolver(() => [DocumentText], {
      complexity: listCost(12),
      description:
        'What each document states about it in words, the document that says most first. The single fields show the ' +
        'texts of one document, never of several: the first one here or, below a plan, speerpunt, action or area, ' +
        'the first one that is about that plan or area.',
    })
    async texts(
      @Root() row: EntityRow,
      @Arg('fields', () => [String], {
        nullable: true,
        description: 'Only texts for these fields, such as `targetGroup`; all when not given.',
      })
      fields: string[] | null,
      @Arg('lang', () => Language, { nullable: true, description: 'Only this language; both when not given.' })
      lang: Language | null,
      @Ctx() context: RequestContext,
    ): Promise<TextRow[]> {
      const texts = await Promise.all((await textsAbout(context, row.id)).map((text) => inLanguages(context, text)));
      return texts
        .flat()
        .filter((text) => (!fields || fields.includes(text.field)) && (!lang || text.language === lang));
    }
  }
  return ByDocumentsResolver;
}

/** As {@link byDocuments}, with the fields `name(lang)` and `description(lang)`. */
export function describedByDocuments(type: () => ClassType) {
  return byDocuments(type, described(type, labelled(type)));
}

export const documentText: ModulePart = {
  entities: [DocumentTextEntity],
  resolvers: [DocumentTextResolver],
  searchable: [textsOf(DocumentTextEntity, null, { id: 'fact', names: { texts: 'name' }, texts: { texts: 'text' } })],
};
