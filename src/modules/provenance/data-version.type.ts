import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Which state of the data an answer comes from. It changes only when an import changes something.' })
export class DataVersion {
  @Field(() => String, { description: 'Names the state: its number and a part of the checksum of its packages.' })
  id!: string;

  @Field(() => String, { description: 'When it was imported, ISO 8601 in UTC.' })
  importedAt!: string;

  @Field(() => Int, { description: 'How many facts it holds, measurements included.' })
  facts!: number;
}
