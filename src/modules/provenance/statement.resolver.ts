import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import type { CitationRow } from './citation.loader.js';
import { Citation } from './citation.type.js';
import { citationsFromColumns } from './inline-citation.js';
import type { StatementRow } from './statement.loader.js';
import { Statement } from './statement.type.js';

@Resolver(() => Statement)
export class StatementResolver {
  @FieldResolver(() => String, { description: 'The statement, in our own words.' })
  text(@Root() statement: StatementRow, @Lang() lang: Language | null): string {
    return textIn(lang, statement.text_nl, statement.text_en);
  }

  @FieldResolver(() => [Citation], { description: 'Where in the document it was read.' })
  citations(@Root() { document, locator }: StatementRow): CitationRow[] {
    return citationsFromColumns(document, locator);
  }
}
