import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { exportable } from '../../../contract/graphql/exportable.js';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { loadEntity, rowsOf } from '../../../store/loaders.js';
import { sourced } from '../citation/citation.resolver.js';
import { documentBySlug } from '../document/document.entity.js';
import { SourceDocument } from '../document/document.type.js';
import { listOf, matchesSearch } from '../list/list.js';
import { Node } from '../node/node.type.js';
import { StatementEntity, type StatementRow } from './statement.entity.js';
import { Statement, StatementConnection, StatementFilter } from './statement.type.js';

export const statementList = listOf<StatementRow, StatementFilter>({
  name: 'statements',
  rows: (context) => rowsOf(context, StatementEntity),
  order: {
    name: 'DOCUMENT',
    columns: [{ column: 'document' }, { column: 'kind' }, { column: 'position', type: 'integer' }, { column: 'id' }],
  },
  where: { search: matchesSearch, kinds: 'kind', document: 'document', plan: 'plan' },
  keys: { document: 'document', plan: 'policy-plan' },
});

@Resolver(() => StatementConnection)
export class StatementsResolver extends exportable(() => StatementConnection, 'statements') {}

@Resolver(() => Statement)
export class StatementResolver extends sourced(() => Statement) {
  @Query(() => StatementConnection, {
    description: 'What documents state besides figures; by document, kind and place in the document.',
  })
  statements(
    @Arg('filter', () => StatementFilter, { nullable: true, description: 'Narrows the list.' })
    filter: StatementFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return statementList.page(context, filter, args, info);
  }

  @FieldResolver(() => String, { description: 'The statement, in our own words.' })
  text(@Root() statement: StatementRow, @Lang() lang: Language | null): string {
    return textIn(lang, statement.text_nl, statement.text_en);
  }

  @FieldResolver(() => SourceDocument, { description: 'The document that states it.' })
  document(@Root() statement: StatementRow, @Ctx() context: RequestContext) {
    return documentBySlug(context, statement.document);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'What it is about: anything with an id, such as a plan, a speerpunt, an indicator, an organisation, a body, a ' +
      'project, an intervention, a risk group, an area or, where it is about nothing narrower, the document itself.',
  })
  subject(@Root() statement: StatementRow, @Ctx() context: RequestContext) {
    return loadEntity(context, statement.subject);
  }
}
