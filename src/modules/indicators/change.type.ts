import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../shared/connection.js';
import { ChangeKind } from './change-kind.js';

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
