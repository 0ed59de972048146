import { Field, ObjectType } from 'type-graphql';
import { Node, Sourced } from '../provenance/index.js';
import { RoleGroup } from './role-group.js';

@ObjectType({
  implements: [Node, Sourced],
  description: 'A function in a project, or of the one who signed a document. Function and organisation are for everyone; who held it is personal data.',
})
export class Role extends Node {
  @Field(() => RoleGroup, { name: 'group', description: 'In which list of the document it stands.' })
  role_group!: RoleGroup;

  @Field(() => String, { nullable: true, description: 'What a reader must know about this role, in Dutch; null when nothing.' })
  note!: string | null;
}
