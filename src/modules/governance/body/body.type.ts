import { Field, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { Node, Sourced } from '../../provenance/index.js';

export enum BodyKind {
  COUNCIL = 'COUNCIL',
  EXECUTIVE = 'EXECUTIVE',
  CONSULTATION = 'CONSULTATION',
  STEERING_GROUP = 'STEERING_GROUP',
  WORKING_GROUP = 'WORKING_GROUP',
  FEEDBACK_GROUP = 'FEEDBACK_GROUP',
  TEAM = 'TEAM',
  FUNCTION = 'FUNCTION',
  OTHER = 'OTHER',
}

registerEnum(BodyKind, {
  name: 'BodyKind',
  description: 'Kind of body; our own classification, for filtering.',
  valuesConfig: {
    COUNCIL: { description: 'An elected council (gemeenteraad).' },
    EXECUTIVE: { description: 'A municipal executive, or several together (college van burgemeester en wethouders).' },
    CONSULTATION: { description: 'A regular meeting of administrators or professionals (overleg).' },
    STEERING_GROUP: { description: 'A group that steers or approves (stuurgroep, regiegroep).' },
    WORKING_GROUP: { description: 'A group of officials or advisers that prepares and carries out (werkgroep).' },
    FEEDBACK_GROUP: { description: 'A group a project consults for feedback.' },
    TEAM: { description: 'A team that carries out the work.' },
    FUNCTION: { description: 'A function held by one or more people, such as a project leader.' },
    OTHER: { description: 'Another kind, or unclear from the document.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description:
    'A body, meeting, team or function, without legal personality of its own, with a task in governance or ' +
    'execution.',
})
export class Body extends Node {
  @Field(() => String, { description: 'Natural key, such as `regiegroep-relatie-en-scheiding`.' })
  slug!: string;

  @Field(() => BodyKind, { description: 'Kind of body.' })
  kind!: BodyKind;
}

export const BodyConnection = connectionOf('Body', () => Body, 'bodies');

@ObjectType({ implements: Sourced, description: 'A task of a body according to one document.' })
export class BodyTask {}
