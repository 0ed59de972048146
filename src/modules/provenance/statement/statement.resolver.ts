import type { Selectable } from 'kysely';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { inlineSourced } from '../citation/citation.resolver.js';
import { Statement } from './statement.type.js';
import type { ProvenanceTables } from '../tables.js';
import { manyByKey } from '../../../store/loaders.js';

/** A statement as stored; `document` is the slug. */
type StatementRow = Selectable<ProvenanceTables['statement']>;

/** The statements about a subject, by kind and in the order of the document. */
export function statementsOf(context: RequestContext, subject: string): Promise<StatementRow[]> {
  return manyByKey(
    context,
    'statements',
    (subjects) =>
      context
        .tables<ProvenanceTables>()
        .selectFrom('statement')
        .selectAll()
        .where('subject', 'in', [...subjects])
        .orderBy('kind')
        .orderBy('position')
        .execute(),
    (row) => row.subject,
  ).load(subject);
}

@Resolver(() => Statement)
export class StatementResolver extends inlineSourced(() => Statement) {
  @FieldResolver(() => String, { description: 'The statement, in our own words.' })
  text(@Root() statement: StatementRow, @Lang() lang: Language | null): string {
    return textIn(lang, statement.text_nl, statement.text_en);
  }
}
