import { ObjectType } from 'type-graphql';
import { Sourced } from '../../provenance/index.js';

@ObjectType({
  implements: Sourced,
  description: 'The part in a project of a body that also has other tasks, according to one document.',
})
export class ProjectBody {}
