import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { Sourced } from '../citation/citation.type.js';
import { DatePrecision, DocumentKind } from '../document/document.type.js';
import { Node } from '../node/node.type.js';

@ObjectType({
  implements: [Node, Sourced],
  description: 'A document that a source document refers to. No facts were read in it.',
})
export class DocumentReference extends Node {
  @Field(() => String, { description: 'Natural key, such as `hervormingsagenda-jeugd`.' })
  slug!: string;

  @Field(() => String, { description: 'Title as the document gives it, or what the document calls it.' })
  title!: string;

  @Field(() => DocumentKind, { description: 'What kind of text it is; a classification of ours.' })
  kind!: DocumentKind;

  @Field(() => DateScalar, {
    name: 'publishedOn',
    nullable: true,
    description: 'Day of publication, with the precision of `datePrecision`; null if not stated.',
  })
  published_on!: string | null;

  @Field(() => DatePrecision, {
    name: 'datePrecision',
    nullable: true,
    description: 'How exactly `publishedOn` is stated; null if it is not.',
  })
  date_precision!: DatePrecision | null;

  @Field(() => String, { nullable: true, description: 'Web address, as the document gives it; null if it gives none.' })
  url!: string | null;
}
