import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { Arg, Args, Ctx, Field, FieldResolver, Info, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs, connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import type { ModulePart } from '../../../contract/module.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { DataImportEntity, PackageFileEntity } from './import.entity.js';
import type { Order } from '../../../contract/page.js';
import { keysetPage } from '../../../store/keyset.js';

/** What an import did with a package. */
enum ImportStatus {
  ADDED = 'ADDED',
  CHANGED = 'CHANGED',
  REMOVED = 'REMOVED',
}

registerEnum(ImportStatus, {
  name: 'ImportStatus',
  description: 'What an import did with a package.',
  valuesConfig: {
    ADDED: { description: 'It was not there before.' },
    CHANGED: { description: 'It replaced an earlier one of the same name.' },
    REMOVED: { description: 'It was removed.' },
  },
});

/** How a package was imported. */
enum ImportWay {
  START = 'START',
  COMMAND = 'COMMAND',
  HTTP = 'HTTP',
}

registerEnum(ImportWay, {
  name: 'ImportWay',
  description: 'How a package was imported.',
  valuesConfig: {
    START: { description: 'With the release, when a server was started.' },
    COMMAND: { description: 'By the command line.' },
    HTTP: { description: 'Posted by a partner.' },
  },
});

@ObjectType({ description: 'What an import did to one data package: a line of the audit trail, which only grows.' })
class Import {
  @Field(() => Int, { description: 'Counts the lines; the newest has the highest.' })
  number!: number;

  @Field(() => String, { description: 'Name of the package, which is also the slug of its document if it has one.' })
  package!: string;

  @Field(() => ImportStatus, { description: 'What the import did with the package.' })
  status!: ImportStatus;

  @Field(() => String, {
    description:
      'SHA-256 checksum over the names and contents of its files, in hexadecimal; over the names of the files alone ' +
      'where one of them has names of people.',
  })
  sha256!: string;

  @Field(() => String, { description: 'When it was imported, ISO 8601 in UTC.' })
  importedAt!: string;

  @Field(() => String, {
    description: 'Who imported it: the subject of a token, or the name that was given on the command line.',
  })
  importedBy!: string;

  @Field(() => ImportWay, { description: 'How it was imported.' })
  via!: ImportWay;

  @Field(() => Int, { description: 'How many facts it added.' })
  added!: number;

  @Field(() => Int, { description: 'How many facts it revised.' })
  revised!: number;

  @Field(() => Int, { description: 'How many facts it withdrew.' })
  withdrawn!: number;

  @Field(() => String, { description: 'The data version that readers saw after it.' })
  dataVersion!: string;

  @Field(() => Boolean, {
    description:
      'True on the newest line of a package that does not fit this release: ' +
      'it is served as it was last loaded until it is imported again.',
  })
  outOfDate!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why the package is out of date: what does not fit. Null when it is not.',
  })
  outOfDateReason!: string | null;
}

const ImportConnection = connectionOf('Import', () => Import, 'imports');

const NEWEST_FIRST: Order = { name: 'NUMBER', columns: [{ column: 'number', descending: true, type: 'integer' }] };

/** Why the package of an import is out of date; on its newest import only. */
const reasonOfNewest = sql<string | null>`(
  select outdated from loaded_package where name = data_import.package_name and data_import.number =
    (select max(number) from data_import as same where same.package_name = data_import.package_name)
)`;

@Resolver(() => Import)
class ImportResolver {
  @FieldResolver(() => Boolean)
  outOfDate(@Root() { outOfDateReason }: Import): boolean {
    return outOfDateReason !== null;
  }

  @Query(() => ImportConnection, {
    description: 'The audit trail: which packages were imported, when, by whom, and what that changed; newest first.',
  })
  imports(
    @Arg('package', () => String, { nullable: true, description: 'Only imports of the package with this name.' }) name:
      | string
      | null
      | undefined,
    @Arg('outOfDate', () => Boolean, {
      nullable: true,
      description: 'True: only the newest import of each package that is out of date. False: only the others.',
    })
    outOfDate: boolean | null | undefined,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const lines = context
      .tables(DataImportEntity)
      .selectFrom('data_import')
      .select([
        'number',
        'package_name as package',
        'status',
        'sha256',
        'imported_at as importedAt',
        'imported_by as importedBy',
        'via',
        'added',
        'revised',
        'withdrawn',
        'data_version as dataVersion',
        reasonOfNewest.as('outOfDateReason'),
      ])
      .$if(name != null, (query) => query.where('package_name', '=', name!));
    const asked = context
      .tables()
      .selectFrom(lines.as('line'))
      .selectAll()
      .$if(outOfDate != null, (query) => query.where('outOfDateReason', outOfDate ? 'is not' : 'is', null));
    return keysetPage(context, asked, NEWEST_FIRST, args, info);
  }
}

export const dataImport: ModulePart = { entities: [DataImportEntity, PackageFileEntity], resolvers: [ImportResolver] };
