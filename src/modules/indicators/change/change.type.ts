import { Field, ID, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { connectionOf } from '../../../contract/graphql/connection.js';

/** How a fact changed. */
export enum ChangeKind {
  ADDED = 'ADDED',
  REVISED = 'REVISED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnum(ChangeKind, {
  name: 'ChangeKind',
  description: 'How a fact changed between two data versions.',
  valuesConfig: {
    ADDED: { description: 'It was not there before.' },
    REVISED: { description: 'It was there, and something stated about it changed.' },
    WITHDRAWN: { description: 'It no longer counts: a document withdraws it, or no package states it.' },
  },
});

@ObjectType({ description: 'A fact that changed.' })
export class Change {
  @Field(() => ChangeKind, { description: 'How it changed.' })
  kind!: ChangeKind;

  @Field(() => ID, { description: 'Id of the fact; `node(id)` shows it, where it still is.' })
  id!: string;

  @Field(() => String, { description: 'Name of the data package that states it, or stated it.' })
  package!: string;

  @Field(() => String, { description: 'The data version in which it changed last.' })
  dataVersion!: string;

  @Field(() => String, { description: 'When that version was imported, ISO 8601 in UTC.' })
  changedAt!: string;
}

export const ChangeConnection = connectionOf('Change', () => Change, 'changes');
