import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../persistence/request-context.js';
import { DataVersion } from './data-version.type.js';
import type { ProvenanceTables } from './tables.js';

@Resolver()
export class DataVersionResolver {
  @Query(() => DataVersion, { description: 'Which state of the data answers come from.' })
  dataVersion(@Ctx() context: RequestContext): Promise<DataVersion> {
    return context.tables<ProvenanceTables>()
      .selectFrom('data_version')
      .select(['id', 'imported_at as importedAt', 'facts'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  }
}
