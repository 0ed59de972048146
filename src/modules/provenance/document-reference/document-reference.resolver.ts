import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { documentNode, type DocumentRow } from '../document/document.entity.js';
import { SourceDocument } from '../document/document.type.js';
import { byDocuments } from '../document-text/document-text.resolver.js';
import { shownFor } from '../document-text/shown-from.js';
import { organisationNode } from '../organisation/organisation.entity.js';
import { Organisation } from '../organisation/organisation.type.js';
import { type DocumentReferenceRow, referencesOf, referencesTo } from './document-reference.entity.js';
import { DocumentReference } from './document-reference.type.js';

@Resolver(() => DocumentReference)
export class DocumentReferenceResolver extends byDocuments(() => DocumentReference) {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Who it is ascribed to; null if nobody is stated, or several are.',
  })
  publisher(@Root() reference: DocumentReferenceRow, @Ctx() context: RequestContext) {
    return organisationNode.load(context, reference.publisher);
  }

  @FieldResolver(() => SourceDocument, {
    nullable: true,
    description: 'The source document that it is; null if it is not in this graph.',
  })
  document(@Root() reference: DocumentReferenceRow, @Ctx() context: RequestContext) {
    return documentNode.load(context, reference.transcribed_as);
  }
}

@Resolver(() => SourceDocument)
export class RefersToResolver {
  @FieldResolver(() => [DocumentReference], {
    name: 'refersTo',
    complexity: listCost(30),
    description: 'The documents that it refers to, as it names them; `mentions` of each has every place.',
  })
  async refersTo(@Root() document: DocumentRow, @Ctx() context: RequestContext) {
    const references = await referencesOf(context, document.slug);
    return shownFor(context, references, [() => Promise.resolve(new Set([document.slug]))]);
  }

  @FieldResolver(() => [DocumentReference], {
    complexity: listCost(10),
    description: 'What other documents refer to it as; `citations` of each has every place.',
  })
  referredToAs(@Root() document: DocumentRow, @Ctx() context: RequestContext): Promise<DocumentReferenceRow[]> {
    return referencesTo(context, document.slug);
  }
}
