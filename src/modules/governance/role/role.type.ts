import { Field, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Node, Sourced } from '../../provenance/index.js';

export enum RoleGroup {
  PROJECT_TEAM = 'PROJECT_TEAM',
  FEEDBACK_GROUP = 'FEEDBACK_GROUP',
  SIGNATORY = 'SIGNATORY',
}

registerEnum(RoleGroup, {
  name: 'RoleGroup',
  description: 'The list in a document that contains a role.',
  valuesConfig: {
    PROJECT_TEAM: { description: 'The project team.' },
    FEEDBACK_GROUP: { description: 'The group a project consults for feedback.' },
    SIGNATORY: { description: 'Signatories of the document.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description:
    'A function in a project, or of a signatory of a document. Function and organisation are public; the ' +
    'person is personal data.',
})
export class Role extends Node {
  @Field(() => RoleGroup, { name: 'group', description: 'The list in the document that contains the role.' })
  role_group!: RoleGroup;
}
