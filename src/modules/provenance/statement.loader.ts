import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { Statement } from './statement.type.js';
import type { ProvenanceTables } from './tables.js';

/** The statements about a subject, by kind and in the order of the document. */
export function statementsOf(context: RequestContext, subject: string): Promise<Statement[]> {
  return manyByKey(context, 'statements', (subjects) =>
    context.tables<ProvenanceTables>().selectFrom('statement')
      .select(['subject', 'kind', 'position', 'text_nl as text'])
      .where('subject', 'in', [...subjects]).orderBy('kind').orderBy('position')
      .$castTo<Statement & { subject: string }>().execute(),
  (row) => row.subject).load(subject);
}
