import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import type { CitationRow } from './citation.loader.js';
import { Citation } from './citation.type.js';
import { type DocumentRow, documentBySlug } from './document.repository.js';
import { SourceDocument } from './document.type.js';

@Resolver(() => Citation)
export class CitationResolver {
  @FieldResolver(() => SourceDocument, { description: 'The document.' })
  document(@Root() citation: CitationRow, @Ctx() context: RequestContext): Promise<DocumentRow | null> {
    return documentBySlug(context, citation.document);
  }
}
