import {
  getNamedType,
  graphql,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { groupBy } from '../contract/collections.js';
import { entityKindsOf, type GraphModule } from '../contract/module.js';
import { splitNodeId } from '../contract/node-id.js';
import { RequestContext } from '../contract/request-context.js';
import { buildGraphSchema } from '../http/graphql/build-schema.js';
import { importPackages, SHIPPED_SEEDS } from '../packages/index.js';
import { type PackageFiles, readPackageFiles } from '../packages/read/package-files.js';
import { type Store, withStore } from '../store/open-store.js';

/** What the graph answers about a fact: every text within reach of its type, Dutch under `x__NL`, English `x__EN`. */
export type ServedFact = Readonly<Record<string, unknown>>;

/** How far below a fact texts are asked for: a project's objective has results, and these have texts. */
const DEPTH = 3;

/** As many facts as one query asks for. */
const BATCH = 100;

/** The facts of other types that answers name: a document where it is cited, and organisations. */
const NAMED = new Set(['SourceDocument', 'Organisation']);

/**
 * Asks the graph for all texts of facts, with packages loaded into a database in memory together with those of the
 * release, and in place of those with the same name.
 */
export async function servedAnswers(
  given: readonly PackageFiles[],
  modules: readonly GraphModule[],
  ids: readonly string[],
): Promise<Map<string, ServedFact>> {
  return withStore({ dialect: 'sqlite', path: ':memory:' }, modules, async (store) => {
    const names = new Set(given.map(({ name }) => name));
    const others = readPackageFiles(SHIPPED_SEEDS, modules).filter(({ name }) => !names.has(name));
    const all = { origin: 'RELEASE', removeOthers: false, by: 'release', via: 'COMMAND' } as const;
    await importPackages(store, modules, [...given, ...others], all);
    return ask(store, await buildGraphSchema(modules), modules, ids);
  });
}

async function ask(
  store: Store,
  schema: GraphQLSchema,
  modules: readonly GraphModule[],
  ids: readonly string[],
): Promise<Map<string, ServedFact>> {
  const kinds = entityKindsOf(modules);
  const typesOf = (kind: string): GraphQLObjectType[] => {
    const type = schema.getType(kinds.get(kind)?.typename ?? '');
    return isAbstractType(type) ? [...schema.getPossibleTypes(type)] : isObjectType(type) ? [type] : [];
  };
  const facts = new Set([...kinds.keys()].flatMap(typesOf).map(({ name }) => name));
  const served = new Map<string, ServedFact>();
  for (const [kind, all] of groupBy(ids, (id) => splitNodeId(id).kind)) {
    for (const type of typesOf(kind)) {
      const source = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} { ${selection(type, facts)} } } }`;
      for (let from = 0; from < all.length; from += BATCH) {
        const result = await graphql({
          schema,
          source,
          variableValues: { ids: all.slice(from, from + BATCH) },
          contextValue: new RequestContext(store.fork(), new Set(), kinds),
        });
        if (result.errors) throw new Error(`The graph cannot answer about ${type.name}: ${result.errors[0]!.message}`);
        for (const node of result.data!.nodes as (ServedFact | null)[])
          if (node && 'id' in node) served.set(String(node.id), node);
      }
    }
  }
  return served;
}

/** Every text of a type that needs no argument, and those of what it is made of. */
function selection(type: GraphQLObjectType, facts: ReadonlySet<string>, depth = DEPTH): string {
  return Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map((field) => selected(field, facts, depth))
    .join(' ');
}

function selected(field: GraphQLField<unknown, unknown>, facts: ReadonlySet<string>, depth: number): string {
  const type: GraphQLNamedType = getNamedType(field.type);
  const { name } = field;
  if (name === 'id') return name;
  if (type === GraphQLString)
    return field.args.some((argument) => argument.name === 'lang')
      ? `${name}__NL: ${name}(lang: NL) ${name}__EN: ${name}(lang: EN)`
      : name;
  if (NAMED.has(type.name)) return `${name} { id }`;
  if (!isObjectType(type) || facts.has(type.name) || type.name.endsWith('Connection') || depth === 0) return '';
  const inner = selection(type, facts, depth - 1).trim();
  return inner && `${name} { ${inner} }`;
}
