import { Field, ID, ObjectType } from 'type-graphql';
import { Node } from './node.type.js';

@ObjectType({ description: 'Something that a search found.' })
export class SearchHit {
  @Field(() => ID, { description: 'Id of what was found.' })
  id!: string;

  @Field(() => String, { description: 'Kind of what was found: the first part of its id, such as `indicator`.' })
  kind!: string;

  @Field(() => Node, { description: 'What was found.' })
  node!: Node;
}
