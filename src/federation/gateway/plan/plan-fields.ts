import {
  type FieldNode,
  getNamedType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { LookupDraft, Planned } from './draft.js';
import { type Jump, jumpsTo } from './jump.js';
import { notTooLarge, plannedFields } from './plan-size.js';
import type { Step } from './query-plan.js';
import type { SelectedField, Selection } from './selection.js';
import type { Supergraph } from '../supergraph.js';

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** Fields that are asked alike of things of several types. */
interface Group {
  types: string[];
  fields: SelectedField[];
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const bareField = (field: string): FieldNode => ({ kind: Kind.FIELD, name: name(field) });

function on(type: string, selections: readonly SelectionNode[]): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: name(type) },
    selectionSet: setOf(selections),
  };
}

function setOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: selections.length > 0 ? selections : [bareField(TypeNameMetaFieldDef.name)],
  };
}

/** Types of which the very same is asked, together. */
function grouped(byType: ReadonlyMap<string, SelectedField[]>): Group[] {
  const groups = new Map<string, Group>();
  for (const [type, fields] of byType) {
    const same = fields
      .map(({ dataKey, field, below }) => `${dataKey} ${getNamedType(field.type).name} ${below.id}`)
      .join();
    const group = groups.get(same);
    if (group) group.types.push(type);
    else groups.set(same, { types: [type], fields });
  }
  return [...groups.values()];
}

function addTo(byType: Map<string, SelectedField[]>, type: string, field: SelectedField): void {
  byType.set(type, [...(byType.get(type) ?? []), field]);
}

/** A lookup, seen from one step further up. */
function below(step: Step, lookups: readonly LookupDraft[]): LookupDraft[] {
  return lookups.map((lookup) => ({ ...lookup, path: [step, ...lookup.path] }));
}

/**
 * Plans what to ask whom, from the top down: what a subgraph answers is asked there, all else is looked up in a subgraph
 * that answers it, by a key. Each field of our graph is answered in one place, so there is nothing to weigh: a plan costs
 * as much as its operation is long, whatever a caller writes. (A planner that searches all ways, as general ones do, takes
 * minutes over a few nested areas: each is of four types, and each type can be looked up by several keys.)
 */
export class FieldPlanner {
  readonly #planned = new Map<string, Planned>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly supergraph: Supergraph,
  ) {}

  /** What a subgraph is asked of things of a type. The same question is planned once, wherever it is asked. */
  fields(graph: string, type: Composite, selection: Selection): Planned {
    const key = `${graph} ${type.name} ${selection.id}`;
    const known = this.#planned.get(key) ?? this.#fields(graph, type, selection);
    this.#planned.set(key, known);
    return known;
  }

  /** Root fields that one subgraph answers. */
  roots(graph: string, asked: readonly SelectedField[]): Planned {
    const planned = asked.map((selected) => this.#field(graph, selected));
    return notTooLarge({ set: setOf(planned.map(({ node }) => node)), next: planned.flatMap(({ next }) => next) });
  }

  /** One field, as its subgraph is asked for it, and what hangs on it. */
  #field(graph: string, selected: SelectedField): { node: FieldNode; next: LookupDraft[] } {
    const {
      dataKey,
      field,
      nodes: [{ arguments: args } = {}],
      below: selection,
    } = selected;
    const node: FieldNode = {
      ...bareField(field.name),
      arguments: args,
      ...(dataKey !== field.name && { alias: name(dataKey) }),
    };
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return { node, next: [] };
    const { set, next } = this.fields(graph, type as Composite, selection);
    return { node: { ...node, selectionSet: set }, next: below({ key: dataKey, types: null }, next) };
  }

  #fields(graph: string, type: Composite, selection: Selection): Planned {
    const here: SelectedField[] = [];
    const onTypes = new Map<string, SelectedField[]>();
    const elsewhere = new Map<string, SelectedField[]>();
    const place = (typename: string, selected: SelectedField): void =>
      addTo(this.supergraph.has(graph, typename, selected.field.name) ? onTypes : elsewhere, typename, selected);
    const possible = this.#possibleIn(graph, type);
    const common = selection.fieldsOf(type).filter(({ field }) => field !== TypeNameMetaFieldDef);
    for (const selected of common) {
      if (this.supergraph.has(graph, type.name, selected.field.name)) here.push(selected);
      else for (const { name: typename } of possible) place(typename, selected);
    }
    if (isAbstractType(type)) {
      for (const concrete of possible) {
        for (const selected of selection.fieldsOf(concrete)) {
          const isCommon =
            selected.field === TypeNameMetaFieldDef ||
            common.some(({ key, below: { id } }) => key === selected.key && id === selected.below.id);
          if (!isCommon) place(concrete.name, selected);
        }
      }
    }
    const planned = here.map((selected) => this.#field(graph, selected));
    const typed = this.#onTypes(
      graph,
      onTypes,
      possible.map(({ name: typename }) => typename),
    );
    const { keys, lookups } = this.#lookups(graph, type, elsewhere, here);
    const typename = isAbstractType(type) || lookups.length > 0 ? [bareField(TypeNameMetaFieldDef.name)] : [];
    return notTooLarge({
      set: setOf([...typename, ...planned.map(({ node }) => node), ...typed.nodes, ...keys]),
      next: [...planned.flatMap(({ next }) => next), ...typed.next, ...lookups],
    });
  }

  /** The object types that things of a type can be in a subgraph. */
  #possibleIn(graph: string, type: Composite): GraphQLObjectType[] {
    if (!isAbstractType(type)) return [type];
    const types = this.schema.getPossibleTypes(type) as readonly GraphQLObjectType[];
    return isInterfaceType(type)
      ? types.filter((one) => this.supergraph.interfacesIn(graph, one.name).includes(type.name))
      : [...types];
  }

  /** Fields of some types among others, under a condition for each group of types: an interface's where it fits, else a type's. */
  #onTypes(
    graph: string,
    byType: ReadonlyMap<string, SelectedField[]>,
    among: readonly string[],
  ): { nodes: SelectionNode[]; next: LookupDraft[] } {
    const groups = grouped(byType).map(({ types, fields }) => {
      const planned = fields.map((selected) => this.#field(graph, selected));
      const nodes = planned.map(({ node }) => node);
      const shared = this.#interfaceOf(graph, types, fields, among);
      const which = new Set(types);
      const next = planned
        .flatMap((one) => one.next)
        .map(({ path: [step, ...path], ...lookup }) => ({ ...lookup, path: [{ ...step!, types: which }, ...path] }));
      return { nodes: shared ? [on(shared, nodes)] : types.map((type) => on(type, nodes)), next };
    });
    return { nodes: groups.flatMap(({ nodes }) => nodes), next: groups.flatMap(({ next }) => next) };
  }

  /** An interface with all the fields that exactly these types have in a subgraph, among others that are asked something else. */
  #interfaceOf(
    graph: string,
    types: readonly string[],
    fields: readonly SelectedField[],
    among: readonly string[],
  ): string | undefined {
    const { supergraph } = this;
    if (types.length === 1) return undefined;
    return supergraph
      .interfacesIn(graph, types[0]!)
      .find(
        (candidate) =>
          fields.every(({ field }) => supergraph.has(graph, candidate, field.name)) &&
          among.every((type) => types.includes(type) === supergraph.interfacesIn(graph, type).includes(candidate)),
      );
  }

  /** The lookups of what a subgraph does not answer, one for each that does, and the keys that they need from here. */
  #lookups(
    graph: string,
    type: Composite,
    byType: ReadonlyMap<string, SelectedField[]>,
    asked: readonly SelectedField[],
  ): { keys: SelectionNode[]; lookups: LookupDraft[] } {
    const ways = new Map<string, { jumps: Map<string, Jump[]>; fields: Map<string, SelectedField[]> }>();
    for (const [typename, fields] of byType) {
      for (const selected of fields) {
        const jumps = jumpsTo(this.supergraph, graph, typename, selected.field.name);
        const way = ways.get(jumps.map((jump) => jump.graph).join()) ?? { jumps: new Map(), fields: new Map() };
        ways.set(jumps.map((jump) => jump.graph).join(), way);
        way.jumps.set(typename, jumps);
        addTo(way.fields, typename, selected);
      }
    }
    const lookups = [...ways.values()].map(({ jumps, fields }) => this.#lookup(jumps, fields));
    const needed = new Map<string, Set<string>>();
    for (const { told } of lookups)
      for (const [typename, key] of told) needed.set(typename, new Set([...(needed.get(typename) ?? []), ...key]));
    return { keys: this.#keys(graph, type, needed, new Set(asked.map(({ dataKey }) => dataKey))), lookups };
  }

  /** The key fields of some types that are not asked anyway: of the whole where it has them, else under a type's condition. */
  #keys(
    graph: string,
    type: Composite,
    needed: ReadonlyMap<string, ReadonlySet<string>>,
    asked: ReadonlySet<string>,
  ): SelectionNode[] {
    const has = (field: string): boolean => this.supergraph.has(graph, type.name, field);
    const shared = new Set(
      [...needed.values()].flatMap((fields) => [...fields]).filter((field) => has(field) && !asked.has(field)),
    );
    const own = [...needed].flatMap(([typename, fields]) => {
      const rest = [...fields].filter((field) => !has(field));
      return rest.length > 0 ? [on(typename, rest.map(bareField))] : [];
    });
    return [...[...shared].map(bareField), ...own];
  }

  #lookup(jumps: ReadonlyMap<string, Jump[]>, fields: Map<string, SelectedField[]>): LookupDraft {
    const path = [...jumps.values()][0]!;
    const graph = path.at(-1)!.graph;
    const typenames = [...fields.keys()];
    const { nodes, next } = this.#onTypes(graph, fields, typenames);
    const asked = new Map([...fields].map(([typename, list]) => [typename, list.map(({ dataKey }) => dataKey)]));
    const toldIn = (step: number) => new Map([...jumps].map(([typename, way]) => [typename, way[step]!.key]));
    const set = setOf(nodes);
    const last: LookupDraft = {
      graph,
      path: [],
      told: toldIn(path.length - 1),
      asked,
      set,
      next,
      fields: plannedFields(set, next),
    };
    if (path.length === 1) return last;
    // The subgraph in between is asked for nothing but the keys that the last one understands.
    const keys = [...last.told].map(([typename, key]) =>
      on(typename, [bareField(TypeNameMetaFieldDef.name), ...key.map(bareField)]),
    );
    return {
      graph: path[0]!.graph,
      path: [],
      told: toldIn(0),
      asked: last.told,
      set: setOf(keys),
      next: [last],
      fields: last.fields,
    };
  }
}
