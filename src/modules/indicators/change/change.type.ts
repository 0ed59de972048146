import { Field, ID, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { connectionOf } from '../../../contract/graphql/connection.js';

/** What became of a fact. */
export enum ChangeKind {
  ADDED = 'ADDED',
  REVISED = 'REVISED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnum(ChangeKind, {
  name: 'ChangeKind',
  description: 'What became of a fact between two data versions.',
  valuesConfig: {
    ADDED: { description: 'It was not there before.' },
    REVISED: { description: 'It was there, and something that is said of it is different now.' },
    WITHDRAWN: { description: 'It does not count any more: a document withdraws it, or no package states it.' },
  },
});

@ObjectType({ description: 'A fact that is not what it was.' })
export class Change {
  @Field(() => ChangeKind, { description: 'What became of it.' })
  kind!: ChangeKind;

  @Field(() => ID, { description: 'Id of the fact; `node(id)` shows it, where it still is.' })
  id!: string;

  @Field(() => String, { description: 'Name of the data package that says it, or said it.' })
  package!: string;

  @Field(() => String, { description: 'The data version in which it changed last.' })
  dataVersion!: string;

  @Field(() => String, { description: 'When that version was imported, ISO 8601 in UTC.' })
  changedAt!: string;
}

export const ChangeConnection = connectionOf('Change', () => Change, 'changes');
