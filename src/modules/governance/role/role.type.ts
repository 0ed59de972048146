import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Sourced } from '../../provenance/index.js';

/** In which list of a document a role stands. */
export enum RoleGroup {
  PROJECT_TEAM = 'PROJECT_TEAM',
  FEEDBACK_GROUP = 'FEEDBACK_GROUP',
  SIGNATORY = 'SIGNATORY',
}

registerEnumType(RoleGroup, {
  name: 'RoleGroup',
  description: 'In which list of a document a role stands.',
  valuesConfig: {
    PROJECT_TEAM: { description: 'The team of a project.' },
    FEEDBACK_GROUP: { description: 'The group whose reactions a project asks for.' },
    SIGNATORY: { description: 'Those who signed the document.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description:
    'A function in a project, or of the one who signed a document. Function and organisation are for everyone; who held it is personal data.',
})
export class Role extends Node {
  @Field(() => RoleGroup, { name: 'group', description: 'In which list of the document it stands.' })
  role_group!: RoleGroup;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader must know about this role, in Dutch; null when nothing.',
  })
  note!: string | null;
}
