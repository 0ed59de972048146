import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import type { ProvenanceTables } from './tables.js';

/** What kind of statement it is. */
export enum StatementKind {
  CORE_QUESTION = 'CORE_QUESTION',
  QUALITY_PILLAR = 'QUALITY_PILLAR',
  RECOMMENDATION = 'RECOMMENDATION',
}

registerEnumType(StatementKind, {
  name: 'StatementKind',
  description: 'What kind of statement it is.',
  valuesConfig: {
    CORE_QUESTION: { description: 'A question the document wants its reader to answer.' },
    QUALITY_PILLAR: { description: 'A principle of quality the document names.' },
    RECOMMENDATION: { description: 'What the document advises its reader to do.' },
  },
});

@ObjectType({ description: 'A statement of a document that is not a figure, in our own words.' })
export class Statement {
  @Field(() => StatementKind, { description: 'What kind of statement it is.' })
  kind!: StatementKind;

  @Field(() => Int, { description: 'Place among the statements of its kind.' })
  position!: number;

  @Field(() => String, { description: 'The statement, in Dutch.' })
  text!: string;
}

/** The statements about a subject, in the order of the document. */
export function statementsOf(context: RequestContext, subject: string): Promise<Statement[]> {
  return manyByKey(context, 'statements', (subjects) =>
    context.tables<ProvenanceTables>().selectFrom('statement')
      .select(['subject', 'kind', 'position', 'text_nl as text'])
      .where('subject', 'in', [...subjects]).orderBy('kind').orderBy('position').execute(),
  (row) => row.subject).load(subject) as unknown as Promise<Statement[]>;
}
