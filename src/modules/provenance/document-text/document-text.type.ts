import { Field, ObjectType } from 'type-graphql';
import { Language } from '../../../contract/graphql/language.js';

@ObjectType({
  description:
    'What one document states about something in words, in our own words. The single fields, such as `description`, ' +
    'show the texts of one of the documents.',
})
export class DocumentText {
  @Field(() => String, {
    description:
      'The field that it is a text for, such as `name`, `description` or `targetGroup`. Where a document names ' +
      'organisations, such as `providers`, each is a text of its own: its name.',
  })
  field!: string;

  @Field(() => Language, { description: 'Language of the text.' })
  language!: Language;

  @Field(() => String, { description: 'The text.' })
  text!: string;
}
