import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../shared/connection.js';
import { Node, Sourced } from '../provenance/index.js';
import { BodyKind } from './body-kind.js';

@ObjectType({
  implements: [Node, Sourced],
  description: 'A body, meeting, team or function, without legal personality of its own, that a document gives a task in steering or carrying out.',
})
export class Body extends Node {
  @Field(() => String, { description: 'Natural key, such as `regiegroep-relatie-en-scheiding`.' })
  slug!: string;

  @Field(() => BodyKind, { description: 'What kind of body it is.' })
  kind!: BodyKind;
}

export const BodyConnection = connectionOf('Body', () => Body, 'bodies');
