import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { inlineSourced } from '../citation/citation.resolver.js';
import type { StatementRow } from './statement.entity.js';
import { Statement } from './statement.type.js';

@Resolver(() => Statement)
export class StatementResolver extends inlineSourced(() => Statement) {
  @FieldResolver(() => String, { description: 'The statement, in our own words.' })
  text(@Root() statement: StatementRow, @Lang() lang: Language | null): string {
    return textIn(lang, statement.text_nl, statement.text_en);
  }
}
