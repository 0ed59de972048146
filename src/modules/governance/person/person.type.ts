import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A person in a role. Personal data: only callers with the scope `governance:persons` see it.',
})
export class Person {
  @Field(() => String, { description: 'Name as the document prints it.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What the document says about this person in the role, such as "tijdelijke vervanger"; null when nothing.',
  })
  note!: string | null;
}
