import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { keysetPage, type Order } from '../../persistence/keyset.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { ConnectionArgs } from '../../shared/connection.js';
import { ImportConnection } from './import.type.js';
import type { ProvenanceTables } from './tables.js';

const NEWEST_FIRST: Order = { name: 'NUMBER', columns: [{ column: 'number', descending: true, type: 'integer' }] };

@Resolver()
export class ImportResolver {
  @Query(() => ImportConnection, { description: 'The audit trail: which packages were imported, when, by whom, and what that changed; newest first.' })
  imports(
    @Arg('package', () => String, { nullable: true, description: 'Only of the package of this name.' }) name: string | null | undefined,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const db = context.tables<ProvenanceTables>();
    const all = db.selectFrom('data_import').select([
      'number', 'package_name as package', 'status', 'sha256', 'imported_at as importedAt', 'imported_by as importedBy', 'via', 'added', 'revised',
      'withdrawn', 'data_version as dataVersion',
    ]);
    return keysetPage(db, name == null ? all : all.where('package_name', '=', name), NEWEST_FIRST, args, info);
  }
}
