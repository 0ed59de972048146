import { Field, ObjectType } from 'type-graphql';

/** The code of lines whose document names no programme. */
export const NO_PROGRAMME = 'NOT_STATED';

@ObjectType({ description: 'A programme or task field of a budget.' })
export class Programme {
  @Field(() => String, { description: 'Its code in the budget, such as `6.72`; `NOT_STATED` where the document names no programme.' })
  code!: string;
}
