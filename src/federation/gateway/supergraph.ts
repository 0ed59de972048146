import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type GraphQLSchema,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
} from 'graphql';
import { ConfigurationError } from '../../contract/errors.js';
import { copyExtensions } from '../copy-extensions.js';

/** Which subgraph resolves what (join specification v0.3). */
export interface Supergraph {
  /** The subgraphs by name, with their addresses. */
  addresses: ReadonlyMap<string, string>;
  /** Whether a subgraph resolves this field of this object type or interface. */
  has(subgraph: string, type: string, field: string): boolean;
  /** The subgraphs that resolve a field, in the order of the supergraph. */
  subgraphsOf(type: string, field: string): string[];
  /** The keys by which a subgraph resolves references to a type, each a list of fields; `id` first. */
  keysOf(subgraph: string, type: string): string[][];
  /** The interfaces that a type implements in a subgraph. */
  interfacesIn(subgraph: string, type: string): string[];
  /** The names of all key fields. */
  keyNames: ReadonlySet<string>;
}

type Arguments = Record<string, string | boolean>;
type CompositeNode = Extract<DefinitionNode, { kind: Kind.OBJECT_TYPE_DEFINITION | Kind.INTERFACE_TYPE_DEFINITION }>;

function argumentValue(value: ConstValueNode): string | boolean {
  if (value.kind === Kind.BOOLEAN) return value.value;
  return value.kind === Kind.STRING || value.kind === Kind.ENUM ? value.value : '';
}

/** The arguments of each use of a directive. */
function uses(directives: readonly ConstDirectiveNode[] | undefined, name: string): Arguments[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: args = [] }) =>
      Object.fromEntries(args.map((argument) => [argument.name.value, argumentValue(argument.value)])),
    );
}

/** The subgraphs by the values of the enum join__Graph. */
function readSubgraphs(definitions: readonly DefinitionNode[]): Map<string, { name: string; url: string }> {
  const graphs = definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION)
    throw new ConfigurationError('This is not a supergraph: it has no enum join__Graph that lists its subgraphs.');
  return new Map(
    (graphs.values ?? []).map(({ name, directives }) => {
      const [{ name: subgraph = '', url = '' } = {}] = uses(directives, 'join__graph');
      return [name.value, { name: String(subgraph), url: String(url) }];
    }),
  );
}

/** The fields of a key; null for a key with nested fields, which only partners' subgraphs can have. */
function keyFields(text: string): string[] | null {
  return /[{(]/.test(text) ? null : text.trim().split(/\s+/);
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

class SupergraphReader implements Supergraph {
  readonly #subgraphs: Map<string, { name: string; url: string }>;
  readonly #fields = new Map<string, string[]>();
  readonly #keys = new Map<string, string[][]>();
  readonly #interfaces = new Map<string, string[]>();
  readonly addresses: ReadonlyMap<string, string>;
  readonly keyNames = new Set<string>();

  constructor(sdl: string) {
    const { definitions } = parse(sdl, { noLocation: true });
    this.#subgraphs = readSubgraphs(definitions);
    this.addresses = new Map([...this.#subgraphs.values()].map(({ name, url }) => [name, url]));
    for (const node of definitions) {
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION)
        this.#readType(node);
    }
  }

  #nameOf(value: string | boolean | undefined): string {
    return this.#subgraphs.get(String(value))?.name ?? '';
  }

  #readType({ name: { value: type }, directives, fields = [] }: CompositeNode): void {
    const joins = uses(directives, 'join__type');
    for (const { graph, key, resolvable, isInterfaceObject } of joins) {
      if (isInterfaceObject)
        throw new ConfigurationError(
          `${type} is an interface object in the supergraph; this gateway does not support @interfaceObject.`,
        );
      if (typeof key === 'string') this.#addKey(`${this.#nameOf(graph)}/${type}`, key, resolvable !== false);
    }
    for (const { graph, interface: name } of uses(directives, 'join__implements'))
      push(this.#interfaces, `${this.#nameOf(graph)}/${type}`, String(name));
    const everywhere = [...new Set(joins.map(({ graph }) => this.#nameOf(graph)))];
    for (const field of fields)
      this.#readField(type, field.name.value, uses(field.directives, 'join__field'), everywhere);
  }

  #addKey(place: string, text: string, resolvable: boolean): void {
    const fields = keyFields(text);
    for (const field of fields ?? []) this.keyNames.add(field);
    if (!fields || !resolvable) return;
    if (fields.join() === 'id') this.#keys.set(place, [fields, ...(this.#keys.get(place) ?? [])]);
    else push(this.#keys, place, fields);
  }

  #readField(type: string, field: string, joins: readonly Arguments[], everywhere: string[]): void {
    const requiring = joins.find(({ requires }) => requires !== undefined);
    if (requiring)
      throw new ConfigurationError(
        `${type}.${field} of the subgraph ${this.#nameOf(requiring.graph)} uses @requires, ` +
          'which this gateway does not support.',
      );
    const resolving = joins.filter(({ external, usedOverridden }) => !external && !usedOverridden);
    this.#fields.set(
      `${type}.${field}`,
      joins.length === 0 ? everywhere : resolving.map(({ graph }) => this.#nameOf(graph)),
    );
  }

  has(subgraph: string, type: string, field: string): boolean {
    return this.#fields.get(`${type}.${field}`)?.includes(subgraph) ?? false;
  }

  subgraphsOf(type: string, field: string): string[] {
    return this.#fields.get(`${type}.${field}`) ?? [];
  }

  keysOf(subgraph: string, type: string): string[][] {
    return this.#keys.get(`${subgraph}/${type}`) ?? [];
  }

  interfacesIn(subgraph: string, type: string): string[] {
    return this.#interfaces.get(`${subgraph}/${type}`) ?? [];
  }
}

/**
 * Reads a supergraph.
 * @throws ConfigurationError when it is not a supergraph, or uses `@requires` or `@interfaceObject`, which the gateway
 * does not support
 */
export function readSupergraph(sdl: string): Supergraph {
  return new SupergraphReader(sdl);
}

/**
 * Scalars parse input as in a single process, so that an invalid value gets the same error before any subgraph is
 * queried.
 */
function copyScalars(from: GraphQLSchema, to: GraphQLSchema): void {
  for (const type of Object.values(to.getTypeMap())) {
    const original = from.getType(type.name);
    if (!isScalarType(type) || !isScalarType(original) || isSpecifiedScalarType(type)) continue;
    const { serialize, parseValue, parseLiteral } = original;
    Object.assign(type, { serialize, parseValue, parseLiteral });
  }
}

/**
 * The schema that a gateway validates documents against and completes answers with: the supergraph's public schema,
 * with the scalars and extensions of the base graph, which SDL does not have.
 */
export function gatewaySchema(supergraphSdl: string, graph: GraphQLSchema): GraphQLSchema {
  const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraphSdl)));
  copyScalars(graph, schema);
  copyExtensions(graph, schema);
  return schema;
}
