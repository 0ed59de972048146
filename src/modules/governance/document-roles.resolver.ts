import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import { type DocumentRow, SourceDocument } from '../provenance/index.js';
import { rolesOfDocument } from './role.repository.js';
import { Role } from './role.type.js';

/** What this module adds to a document. */
@Resolver(() => SourceDocument)
export class DocumentRolesResolver {
  @FieldResolver(() => [Role], { description: 'The functions of those who signed it.' })
  roles(@Root() document: DocumentRow, @Ctx() context: RequestContext) {
    return rolesOfDocument(context, document.slug);
  }
}
