import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Sourced } from '../citation/citation.type.js';
import { Node } from '../node/node.type.js';

/** What kind of statement it is. */
export enum StatementKind {
  CORE_QUESTION = 'CORE_QUESTION',
  QUALITY_PILLAR = 'QUALITY_PILLAR',
  RECOMMENDATION = 'RECOMMENDATION',
  DEVELOPMENT = 'DEVELOPMENT',
  AMBITION = 'AMBITION',
  FRAME = 'FRAME',
  COMMITMENT = 'COMMITMENT',
  REQUEST = 'REQUEST',
  NEED = 'NEED',
  RISK = 'RISK',
  CLAIM = 'CLAIM',
  EXPLANATION = 'EXPLANATION',
  CONTRADICTION = 'CONTRADICTION',
}

registerEnum(StatementKind, {
  name: 'StatementKind',
  description: 'What kind of statement it is.',
  valuesConfig: {
    CORE_QUESTION: { description: 'A question the document wants its reader to answer.' },
    QUALITY_PILLAR: { description: 'A principle of quality the document names.' },
    RECOMMENDATION: { description: 'What the document advises its reader to do.' },
    DEVELOPMENT: {
      description: 'How something develops, here or compared with the country, as the document reads it.',
    },
    AMBITION: { description: 'What the document wants to have reached in the end.' },
    FRAME: {
      description: 'What it rests on or keeps to: a law, a policy, a definition, what it covers or leaves out.',
    },
    COMMITMENT: { description: 'What its author promises or takes on.' },
    REQUEST: { description: 'What the document asks its reader to do.' },
    NEED: { description: 'What people need, according to the document.' },
    RISK: { description: 'What may go wrong or what endangers people, according to the document.' },
    CLAIM: {
      description:
        'What its author asserts of the effect of its own or similar work, without evidence in the same place.',
    },
    EXPLANATION: { description: 'How something works, or what it is ascribed to.' },
    CONTRADICTION: {
      description: 'Two places that contradict each other other than by a figure, such as two dates; both are cited.',
    },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'A statement of a document that is not a figure, in our own words.',
})
export class Statement extends Node {
  @Field(() => StatementKind, { description: 'What kind of statement it is.' })
  kind!: StatementKind;

  @Field(() => Int, {
    description:
      'Place in the order of the document, among its statements of this kind whatever their subject; the first is 1.',
  })
  position!: number;
}

@InputType({ description: 'Narrows the list of statements; what is given combines with AND.' })
export class StatementFilter {
  @Field(() => String, { nullable: true, description: 'Words of the statement.' })
  search?: string | null;

  @Field(() => [StatementKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: StatementKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Only those read in the documents with these slugs.' })
  document?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only those about the policy plans with these slugs.' })
  plan?: string[] | null;
}

export const StatementConnection = connectionOf('Statement', () => Statement, 'statements');
