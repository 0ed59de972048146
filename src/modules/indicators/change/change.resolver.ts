import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { BadUserInputError } from '../../../contract/errors.js';
import { ConnectionArgs } from '../../../contract/graphql/connection.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { type ChangeRow, changesAfter, lastNumberBefore, numberOfVersion } from './change.repository.js';
import { Change, ChangeConnection } from './change.type.js';
import type { Order } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';

/** Oldest first, so that a client that continues from a cursor gets what changed since. */
const BY_VERSION: Order = {
  name: 'VERSION',
  columns: [{ column: 'version', type: 'integer' }, { column: 'id' }, { column: 'kind' }],
};

@Resolver(() => Change)
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    description:
      'Facts that were added, revised or withdrawn after a data version, or from a day on; each once, as it is ' +
      'now; oldest change first. Give one of the two.',
  })
  async changesSince(
    @Arg('dataVersion', () => String, {
      nullable: true,
      description: 'What changed after this version, such as `x-data-version` of an answer names it.',
    })
    dataVersion: string | null | undefined,
    @Arg('date', () => DateScalar, { nullable: true, description: 'What was imported on this day or later, in UTC.' })
    date: string | null | undefined,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    if ((dataVersion == null) === (date == null))
      throw new BadUserInputError('dataVersion', 'or date must be given, one of the two.');
    const after =
      dataVersion == null ? await lastNumberBefore(context, date!) : await numberOfVersion(context, dataVersion);
    if (after === null)
      throw new BadUserInputError(
        'dataVersion',
        `names no version: "${dataVersion}". Query dataVersion { id } for the newest, or give a date.`,
      );
    return keysetPage(context, changesAfter(context, after), BY_VERSION, args, info);
  }

  @FieldResolver(() => String, { description: 'The data version in which it changed last.' })
  dataVersion(@Root() { version_id }: ChangeRow): string {
    return version_id;
  }

  @FieldResolver(() => String, { description: 'When that version was imported, ISO 8601 in UTC.' })
  changedAt(@Root() { imported_at }: ChangeRow): string {
    return imported_at;
  }
}
