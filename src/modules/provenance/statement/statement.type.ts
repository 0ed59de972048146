import { Field, Int, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';

/** What kind of statement it is. */
export enum StatementKind {
  CORE_QUESTION = 'CORE_QUESTION',
  QUALITY_PILLAR = 'QUALITY_PILLAR',
  RECOMMENDATION = 'RECOMMENDATION',
}

registerEnum(StatementKind, {
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
}
