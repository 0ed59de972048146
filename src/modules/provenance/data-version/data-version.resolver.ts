import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { ModulePart } from '../../../contract/module.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { DataVersionEntity, LoadedPackageEntity } from './data-version.entity.js';

@ObjectType({
  description: 'Which state of the data an answer comes from. It changes only when an import changes something.',
})
class DataVersion {
  @Field(() => String, { description: 'Names the state: its number and a part of the checksum of its packages.' })
  id!: string;

  @Field(() => String, { description: 'When it was imported, ISO 8601 in UTC.' })
  importedAt!: string;

  @Field(() => Int, { description: 'How many facts it holds, measurements included.' })
  facts!: number;
}

@Resolver()
class DataVersionResolver {
  @Query(() => DataVersion, { description: 'Which state of the data answers come from.' })
  dataVersion(@Ctx() context: RequestContext): Promise<DataVersion> {
    return context
      .tables(DataVersionEntity)
      .selectFrom('data_version')
      .select(['id', 'imported_at as importedAt', 'facts'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  }
}

export const dataVersion: ModulePart = {
  entities: [DataVersionEntity, LoadedPackageEntity],
  resolvers: [DataVersionResolver],
};
