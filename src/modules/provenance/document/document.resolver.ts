import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import {
  documentBySlug,
  documentsOfPublisher,
  DocumentEntity,
  type DocumentRow,
  factCountOf,
  linksOf,
} from './document.entity.js';
import { SourceDocument, SourceDocumentConnection } from './document.type.js';
import { organisationNode } from '../organisation/organisation.entity.js';
import { Organisation } from '../organisation/organisation.type.js';
import { listOf } from '../list/list.js';
import { statementsOfDocument } from '../statement/statement.entity.js';
import { Statement } from '../statement/statement.type.js';
import { ascending } from '../../../contract/page.js';
import { rowsOf } from '../../../store/loaders.js';

export const documentList = listOf<DocumentRow, object>({
  name: 'documents',
  rows: (context) => rowsOf(context, DocumentEntity),
  order: ascending('DATE', 'published_on', 'slug'),
  where: {},
  flat: true,
});

@Resolver(() => SourceDocumentConnection)
export class DocumentsResolver extends exportable(() => SourceDocumentConnection, 'documents') {}

@Resolver(() => SourceDocument)
export class DocumentResolver {
  @Query(() => SourceDocument, {
    nullable: true,
    description: 'The source document with this slug; null when it does not exist.',
  })
  document(
    @Arg('slug', () => String, { description: 'Slug of a document, such as `rib-maastricht-2025`.' }) slug: string,
    @Ctx() context: RequestContext,
  ) {
    return documentBySlug(context, slug);
  }

  @Query(() => SourceDocumentConnection, { description: 'The source documents, oldest first.' })
  documents(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return documentList.page(context, {}, args, info);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Who published it; null when the text does not state it.',
  })
  publisher(@Root() document: DocumentRow, @Ctx() context: RequestContext) {
    return organisationNode.load(context, document.publisher);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it is about, in our own words; null when none was written.',
  })
  description(@Root() document: DocumentRow, @Lang() lang: Language | null) {
    return textIn(lang, document.description_nl, document.description_en);
  }

  @FieldResolver(() => [String], { description: 'The links that the text holds, in their order.' })
  async links(@Root() document: DocumentRow, @Ctx() context: RequestContext): Promise<string[]> {
    const links = await linksOf(context, document.slug);
    return links.map(({ url }) => url);
  }

  @FieldResolver(() => Int, { description: 'How many facts of this graph cite it.' })
  async factCount(@Root() document: DocumentRow, @Ctx() context: RequestContext): Promise<number> {
    const counted = await factCountOf(context, document.slug);
    return counted?.facts ?? 0;
  }

  @FieldResolver(() => [Statement], {
    complexity: listCost(40),
    description: 'What the document states besides figures, in our own words; by kind, in its order.',
  })
  statements(@Root() document: DocumentRow, @Ctx() context: RequestContext) {
    return statementsOfDocument(context, document.slug);
  }
}

@Resolver(() => Organisation)
export class OrganisationDocumentsResolver {
  @FieldResolver(() => [SourceDocument], { description: 'Source documents that it published, oldest first.' })
  documents(@Root() organisation: { slug: string }, @Ctx() context: RequestContext): Promise<DocumentRow[]> {
    return documentsOfPublisher(context, organisation.slug);
  }
}
