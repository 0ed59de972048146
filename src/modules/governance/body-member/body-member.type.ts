import { ObjectType } from 'type-graphql';
import { Sourced } from '../../provenance/index.js';

@ObjectType({
  implements: Sourced,
  description: "A member of a body according to one document, by function or organisation; never a person's name.",
})
export class BodyMember {}
