import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A person in a role. Personal data: visible only with the scope `governance:persons`.' })
export class Person {
  @Field(() => String, { description: 'Name as printed in the document.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Note in the document about this person in the role, such as "tijdelijke vervanger"; null if none.',
  })
  note!: string | null;
}
