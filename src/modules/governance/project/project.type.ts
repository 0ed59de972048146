import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { Node, Sourced } from '../../provenance/index.js';

@ObjectType({ implements: [Node, Sourced], description: 'A project of municipalities and their partners.' })
export class Project extends Node {
  @Field(() => String, { description: 'Natural key, such as `relatie-en-scheiding`.' })
  slug!: string;

  @Field(() => Int, { name: 'from', nullable: true, description: 'First year of the project; null if not stated.' })
  from_year!: number | null;

  @Field(() => Int, { name: 'to', nullable: true, description: 'Last year of the project; null if not stated.' })
  to_year!: number | null;
}

export const ProjectConnection = connectionOf('Project', () => Project, 'projects');
