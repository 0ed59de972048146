import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { Node, Sourced } from '../../provenance/index.js';

/** What kind of body it is. */
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

registerEnumType(BodyKind, {
  name: 'BodyKind',
  description: 'What kind of body it is; a sorting of ours, to filter by.',
  valuesConfig: {
    COUNCIL: { description: 'An elected council (gemeenteraad).' },
    EXECUTIVE: { description: 'A municipal executive, or several together (college van burgemeester en wethouders).' },
    CONSULTATION: { description: 'A regular meeting of administrators or professionals (overleg).' },
    STEERING_GROUP: { description: 'A group that steers or approves (stuurgroep, regiegroep).' },
    WORKING_GROUP: { description: 'A group of officials or advisers that prepares and carries out (werkgroep).' },
    FEEDBACK_GROUP: { description: 'A group whose reactions a project asks for.' },
    TEAM: { description: 'A team that carries out.' },
    FUNCTION: { description: 'A function of one or some people, such as a project leader.' },
    OTHER: { description: 'Anything else, or not clear from the document.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description:
    'A body, meeting, team or function, without legal personality of its own, that a document gives a task in steering or carrying out.',
})
export class Body extends Node {
  @Field(() => String, { description: 'Natural key, such as `regiegroep-relatie-en-scheiding`.' })
  slug!: string;

  @Field(() => BodyKind, { description: 'What kind of body it is.' })
  kind!: BodyKind;
}

export const BodyConnection = connectionOf('Body', () => Body, 'bodies');

/** How a body stands to another: *body* RELATION *other*. */
export enum BodyRelation {
  ADVISES = 'ADVISES',
  MANDATED_BY = 'MANDATED_BY',
  REPORTS_TO = 'REPORTS_TO',
  PREPARES_FOR = 'PREPARES_FOR',
  SCALES_UP_TO = 'SCALES_UP_TO',
}
