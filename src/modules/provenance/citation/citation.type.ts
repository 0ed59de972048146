import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { SourceDocument } from '../document/document.type.js';
import { typenameOf } from '../node/node.type.js';

@ObjectType({ description: 'A place in a source document where a fact was read.' })
export class Citation {
  @Field(() => SourceDocument, { description: 'The document.' })
  document!: SourceDocument;

  @Field(() => String, {
    description: 'Where in the document: an annex, chapter, table or footnote, such as "Bijlage 1" or "4.3".',
  })
  locator!: string;
}

@InterfaceType({ description: 'A fact with the places where it was read.', resolveType: typenameOf })
export abstract class Sourced {
  @Field(() => [Citation], { description: 'Every place in the sources where this was read; at least one.' })
  citations!: Citation[];
}
