import { Field, ObjectType } from 'type-graphql';
import { Sourced } from '../provenance/index.js';

@ObjectType({ implements: Sourced, description: 'That an indicator monitors a speerpunt, as a document says.' })
export class SpeerpuntIndicator {
  @Field(() => String, { name: 'statement', description: 'What the document wants to see in the indicator, in Dutch and in our own words.' })
  statement_nl!: string;
}
