import { type ConstDirectiveNode, type ConstValueNode, type DefinitionNode, Kind, parse } from 'graphql';
import { ConfigurationError } from '../../contract/errors.js';

/** What a supergraph says of who has what (join specification v0.3). */
export interface Supergraph {
  /** The subgraphs by name, with their addresses. */
  addresses: ReadonlyMap<string, string>;
  /** Whether a subgraph answers this field of this object type or interface. */
  has(graph: string, type: string, field: string): boolean;
  /** The subgraphs that answer it, in the order of the supergraph. */
  graphsOf(type: string, field: string): string[];
  /** The keys by which a subgraph looks things of this type up, each a list of fields; `id` first. */
  keysOf(graph: string, type: string): string[][];
  /** The interfaces that a type has in a subgraph. */
  interfacesIn(graph: string, type: string): string[];
  /** The names of all fields that are part of a key. */
  keyNames: ReadonlySet<string>;
}

type Arguments = Record<string, string | boolean>;

function argumentValue(value: ConstValueNode): string | boolean {
  if (value.kind === Kind.BOOLEAN) return value.value;
  return value.kind === Kind.STRING || value.kind === Kind.ENUM ? value.value : '';
}

/** The arguments of each directive of this name. */
function uses(directives: readonly ConstDirectiveNode[] | undefined, name: string): Arguments[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: args = [] }) =>
      Object.fromEntries(args.map((argument) => [argument.name.value, argumentValue(argument.value)])),
    );
}

/** The subgraphs of the enum join__Graph, by its values. */
function readGraphs(definitions: readonly DefinitionNode[]): Map<string, { name: string; url: string }> {
  const graphs = definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION)
    throw new ConfigurationError('This is no supergraph: it has no enum join__Graph that names its subgraphs.');
  return new Map(
    (graphs.values ?? []).map(({ name, directives }) => {
      const [{ name: graph = '', url = '' } = {}] = uses(directives, 'join__graph');
      return [name.value, { name: String(graph), url: String(url) }];
    }),
  );
}

/** A key of plain fields; null for one with fields below fields, which no subgraph of the house has. */
function keyFields(text: string): string[] | null {
  return /[{(]/.test(text) ? null : text.trim().split(/\s+/);
}

class Reader implements Supergraph {
  readonly #graphs: Map<string, { name: string; url: string }>;
  readonly #fields = new Map<string, string[]>();
  readonly #keys = new Map<string, string[][]>();
  readonly #interfaces = new Map<string, string[]>();
  readonly addresses: ReadonlyMap<string, string>;
  readonly keyNames = new Set<string>();

  constructor(sdl: string) {
    const { definitions } = parse(sdl, { noLocation: true });
    this.#graphs = readGraphs(definitions);
    this.addresses = new Map([...this.#graphs.values()].map(({ name, url }) => [name, url]));
    for (const node of definitions) {
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION)
        this.#readType(node);
    }
  }

  #graph(value: string | boolean | undefined): string {
    return this.#graphs.get(String(value))?.name ?? '';
  }

  #readType({
    name: { value: type },
    directives,
    fields = [],
  }: Extract<DefinitionNode, { kind: Kind.OBJECT_TYPE_DEFINITION | Kind.INTERFACE_TYPE_DEFINITION }>): void {
    const joins = uses(directives, 'join__type');
    for (const { graph, key, resolvable, isInterfaceObject } of joins) {
      if (isInterfaceObject)
        throw new ConfigurationError(
          `The supergraph has ${type} as an interface object, which this gateway does not know.`,
        );
      if (typeof key === 'string') this.#addKey(`${this.#graph(graph)}/${type}`, key, resolvable !== false);
    }
    for (const { graph, interface: name } of uses(directives, 'join__implements'))
      push(this.#interfaces, `${this.#graph(graph)}/${type}`, String(name));
    const everywhere = [...new Set(joins.map(({ graph }) => this.#graph(graph)))];
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
        `${type}.${field} of the subgraph ${this.#graph(requiring.graph)} uses @requires, which this gateway does not know.`,
      );
    const answering = joins.filter(({ external, usedOverridden }) => !external && !usedOverridden);
    this.#fields.set(
      `${type}.${field}`,
      joins.length === 0 ? everywhere : answering.map(({ graph }) => this.#graph(graph)),
    );
  }

  has(graph: string, type: string, field: string): boolean {
    return this.#fields.get(`${type}.${field}`)?.includes(graph) ?? false;
  }

  graphsOf(type: string, field: string): string[] {
    return this.#fields.get(`${type}.${field}`) ?? [];
  }

  keysOf(graph: string, type: string): string[][] {
    return this.#keys.get(`${graph}/${type}`) ?? [];
  }

  interfacesIn(graph: string, type: string): string[] {
    return this.#interfaces.get(`${graph}/${type}`) ?? [];
  }
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * Reads a supergraph.
 * @throws ConfigurationError when it is none, or uses what this gateway does not know: `@requires`, `@interfaceObject`
 */
export function readSupergraph(sdl: string): Supergraph {
  return new Reader(sdl);
}
