import type { FastifyInstance } from 'fastify';
import { setTimeout as wait } from 'node:timers/promises';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { DateScalar } from '../../src/contract/graphql/scalars.js';
import type { GraphModule } from '../../src/contract/module.js';
import type { RequestContext } from '../../src/contract/request-context.js';
import { mintToken } from '../../src/http/authenticate.js';
import { createServer } from '../../src/http/create-server.js';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { storeBackend } from '../../src/http/graphql/store-backend.js';
import type { Limits } from '../../src/http/limits.js';
import { Metrics } from '../../src/http/operations/metrics.js';
import { places } from '../../src/modules/places/index.js';
import { provenance } from '../../src/modules/provenance/index.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { type Answer, post } from '../support/post.js';

export const SECRET = new TextEncoder().encode('a secret of tests that is long enough');

@ObjectType({ description: 'An object that holds itself, for queries of any depth.' })
class Nested {
  @Field(() => Nested, { description: 'Itself.' })
  self!: Nested;

  @Field(() => String, { description: 'A word.' })
  word!: string;
}

/** Fields that misbehave: they fail, wait, or nest without end. */
@Resolver()
class MisbehavingResolver {
  @Query(() => String, { description: 'Throws an error with text that no caller may see.' })
  boom(): string {
    throw new Error('password=hunter2 in /srv/app/secret.ts');
  }

  @Query(() => String, { description: 'Runs a statement that the database refuses.' })
  async badSql(@Ctx() context: RequestContext): Promise<string> {
    await context.tables<{ secret_table: { x: string } }>().selectFrom('secret_table').select('x').execute();
    return 'never';
  }

  @Query(() => String, { description: 'Is null although it may not be.' })
  nothing(): string {
    return null as unknown as string;
  }

  @Query(() => String, { description: 'Waits, then reads the database.' })
  async slow(
    @Arg('ms', () => Int, { description: 'How long.' }) ms: number,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    await wait(ms);
    await context.tables<{ area: { id: string } }>().selectFrom('area').select('id').execute();
    return 'done';
  }

  @Query(() => String, { description: 'Keeps the event loop to itself, then reads the database.' })
  async busy(
    @Arg('ms', () => Int, { description: 'How long.' }) ms: number,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    const until = Date.now() + ms;
    while (Date.now() < until);
    await context.tables<{ area: { id: string } }>().selectFrom('area').select('id').execute();
    return 'done';
  }

  @Query(() => String, { description: 'Echoes a day.' })
  on(@Arg('day', () => DateScalar, { description: 'A day.' }) day: string): string {
    return day;
  }

  @Query(() => [String], { description: 'The scopes of the caller.' })
  scopes(@Ctx() context: RequestContext): string[] {
    return [...context.scopes];
  }

  @Query(() => Nested, { description: 'Nests without end.' })
  nested(): Nested {
    const nested = { word: 'word' } as Nested;
    nested.self = nested;
    return nested;
  }
}

const misbehaving: GraphModule = {
  name: 'misbehaving',
  entities: [],
  kinds: [],
  resources: [],
  resolvers: [MisbehavingResolver],
};

export interface TestServer {
  url: string;
  app: FastifyInstance;
  store: Store;
  /** The log, one parsed line each. */
  log: Record<string, unknown>[];
  /** Posts a query and reads the JSON answer. */
  post(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** Inserts some areas and a data version. */
async function fill(store: Store): Promise<void> {
  const db = store
    .fork()
    .getKysely<{ area: Record<string, string>; fact: Record<string, string>; data_version: Record<string, unknown> }>();
  const areas = [
    ['NL01', 'COUNTRY', 'Nederland'],
    ['GM0935', 'MUNICIPALITY', 'Maastricht'],
    ['GM0828', 'MUNICIPALITY', 'Oss'],
  ];
  await db
    .insertInto('area')
    .values(
      areas.map(([code, kind, name]) => ({
        id: `area/${code}`,
        code: code!,
        kind: kind!,
        name_nl: name!,
        package: 'test',
      })),
    )
    .execute();
  await db
    .insertInto('fact')
    .values(areas.map(([code, , name]) => ({ id: `area/${code}`, kind: 'area', name_nl: name!, package: 'test' })))
    .execute();
  await db
    .insertInto('data_version')
    .values({ number: 1, id: '1-test', imported_at: '2026-11-22T00:00:00.000Z', facts: 3 })
    .execute();
}

/** Starts a server on a free local port, with a database in memory. */
export async function startTestServer(
  options: { limits?: Partial<Limits>; secret?: Uint8Array | null; empty?: boolean } = {},
): Promise<TestServer> {
  const modules = [provenance, places, misbehaving];
  const store = await openStore({ dialect: 'sqlite', path: ':memory:' }, modules);
  if (!options.empty) await fill(store);
  const log: Record<string, unknown>[] = [];
  const app = await createServer({
    backend: storeBackend({ store, modules, schema: await buildGraphSchema(modules) }),
    metrics: new Metrics('test'),
    secret: options.secret === undefined ? SECRET : options.secret,
    logLevel: 'info',
    limits: options.limits,
    logTo: { write: (line) => log.push(JSON.parse(line)) },
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await app.close();
    await store.close();
  };
  return {
    url,
    app,
    store,
    log,
    post: (query, variables, headers) => post(`${url}/graphql`, query, variables, headers),
    close,
  };
}

/** The header of a client with these scopes. */
export async function bearer(...scopes: string[]): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await mintToken(SECRET, scopes, '1h')}` };
}
