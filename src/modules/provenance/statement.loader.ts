import type { Selectable } from 'kysely';
import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { ProvenanceTables } from './tables.js';

/** A statement as stored; `document` is the slug. */
export type StatementRow = Selectable<ProvenanceTables['statement']>;

/** The statements about a subject, by kind and in the order of the document. */
export function statementsOf(context: RequestContext, subject: string): Promise<StatementRow[]> {
  return manyByKey(context, 'statements', (subjects) =>
    context.tables<ProvenanceTables>().selectFrom('statement').selectAll()
      .where('subject', 'in', [...subjects]).orderBy('kind').orderBy('position').execute(),
  (row) => row.subject).load(subject);
}
