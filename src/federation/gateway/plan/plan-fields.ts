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
import type { Supergraph } from '../supergraph.js';
import { type EntityJump, jumpsTo } from './entity-jumps.js';
import { type EntityFetchDraft, limitPlanSize, plannedFieldCount, type PlannedSelection } from './plan-draft.js';
import type { PathStep } from './query-plan.js';
import type { SelectedField, Selection } from './selection.js';

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type FieldsByType = Map<string, SelectedField[]>;

/** Types of which the same fields are selected. */
interface TypeGroup {
  types: string[];
  fields: SelectedField[];
}

/** Where the fields selected of a type are resolved. */
interface Placement {
  /** On the type itself. */
  common: SelectedField[];
  /** In the same subgraph, but only on some of the possible object types. */
  byType: FieldsByType;
  /** In other subgraphs. */
  elsewhere: FieldsByType;
}

/** Entity fetches from a set of types, and the key fields that the parent fetch must select for them. */
interface PlannedFetches {
  keys: SelectionNode[];
  fetches: EntityFetchDraft[];
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const fieldNode = (field: string): FieldNode => ({ kind: Kind.FIELD, name: name(field) });
const isTypename = ({ field }: SelectedField): boolean => field === TypeNameMetaFieldDef;

function inlineFragment(type: string, selections: readonly SelectionNode[]): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: name(type) },
    selectionSet: selectionSetOf(selections),
  };
}

function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: selections.length > 0 ? selections : [fieldNode(TypeNameMetaFieldDef.name)],
  };
}

/** Groups the types of which exactly the same fields are selected. */
function groupTypes(byType: FieldsByType): TypeGroup[] {
  const groups = new Map<string, TypeGroup>();
  for (const [type, fields] of byType) {
    const id = fields
      .map(({ dataKey, field, selection }) => `${dataKey} ${getNamedType(field.type).name} ${selection.id}`)
      .join();
    const group = groups.get(id);
    if (group) group.types.push(type);
    else groups.set(id, { types: [type], fields });
  }
  return [...groups.values()];
}

function addTo(byType: FieldsByType, type: string, field: SelectedField): void {
  byType.set(type, [...(byType.get(type) ?? []), field]);
}

/** The same fetches, with their paths starting one step further up. */
function prependStep(step: PathStep, fetches: readonly EntityFetchDraft[]): EntityFetchDraft[] {
  return fetches.map((fetch) => ({ ...fetch, path: [step, ...fetch.path] }));
}

/** The same fetches, for objects of these types only. */
function onlyOfTypes(types: readonly string[], fetches: readonly EntityFetchDraft[]): EntityFetchDraft[] {
  const set = new Set(types);
  return fetches.map(({ path: [step, ...path], ...fetch }) => ({
    ...fetch,
    path: [{ ...step!, types: set }, ...path],
  }));
}

/**
 * Plans which fields to request from which subgraph, top down: a field that the current subgraph resolves is selected
 * there, any other is fetched by an entity key from a subgraph that resolves it. Each field of the graph is resolved in
 * one place, so there are no alternatives to compare, and planning time is proportional to the size of the plan. (A
 * general planner, which searches all paths, takes minutes for a few nested areas: each has four possible types, and
 * each type several keys.)
 */
export class FieldPlanner {
  readonly #planned = new Map<string, PlannedSelection>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly supergraph: Supergraph,
  ) {}

  /** Root fields that one subgraph resolves. */
  roots(subgraph: string, fields: readonly SelectedField[]): PlannedSelection {
    const { nodes, next } = this.#nodesOf(subgraph, fields);
    return limitPlanSize({ selectionSet: selectionSetOf(nodes), next });
  }

  /** What a subgraph is to select of a type. Memoized, because the same selection can occur many times. */
  #selection(subgraph: string, type: Composite, selection: Selection): PlannedSelection {
    const key = `${subgraph} ${type.name} ${selection.id}`;
    const known = this.#planned.get(key) ?? this.#planSelection(subgraph, type, selection);
    this.#planned.set(key, known);
    return known;
  }

  /** A field as a node of a request, and the fetches that depend on it. */
  #field(subgraph: string, selected: SelectedField): { node: FieldNode; next: EntityFetchDraft[] } {
    const { dataKey, field, nodes, selection } = selected;
    const node: FieldNode = {
      ...fieldNode(field.name),
      arguments: nodes[0]?.arguments,
      ...(dataKey !== field.name && { alias: name(dataKey) }),
    };
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return { node, next: [] };
    const { selectionSet, next } = this.#selection(subgraph, type as Composite, selection);
    return { node: { ...node, selectionSet }, next: prependStep({ key: dataKey, types: null }, next) };
  }

  #nodesOf(subgraph: string, fields: readonly SelectedField[]): { nodes: FieldNode[]; next: EntityFetchDraft[] } {
    const planned = fields.map((selected) => this.#field(subgraph, selected));
    return { nodes: planned.map(({ node }) => node), next: planned.flatMap(({ next }) => next) };
  }

  #planSelection(subgraph: string, type: Composite, selection: Selection): PlannedSelection {
    const possible = this.#possibleTypes(subgraph, type);
    const { common, byType, elsewhere } = this.#placeFields(subgraph, type, possible, selection);
    const own = this.#nodesOf(subgraph, common);
    const typed = this.#typedNodes(
      subgraph,
      byType,
      possible.map(({ name: typename }) => typename),
    );
    const { keys, fetches } = this.#entityFetches(subgraph, type, elsewhere, common);
    const typename = isAbstractType(type) || fetches.length > 0 ? [fieldNode(TypeNameMetaFieldDef.name)] : [];
    return limitPlanSize({
      selectionSet: selectionSetOf([...typename, ...own.nodes, ...typed.nodes, ...keys]),
      next: [...own.next, ...typed.next, ...fetches],
    });
  }

  /** The object types that a value of a type can have in a subgraph. */
  #possibleTypes(subgraph: string, type: Composite): GraphQLObjectType[] {
    if (!isAbstractType(type)) return [type];
    const types = this.schema.getPossibleTypes(type) as readonly GraphQLObjectType[];
    return isInterfaceType(type)
      ? types.filter((one) => this.supergraph.interfacesIn(subgraph, one.name).includes(type.name))
      : [...types];
  }

  #placeFields(
    subgraph: string,
    type: Composite,
    possible: readonly GraphQLObjectType[],
    selection: Selection,
  ): Placement {
    const placement: Placement = { common: [], byType: new Map(), elsewhere: new Map() };
    const place = (typename: string, selected: SelectedField): void => {
      const isHere = this.supergraph.has(subgraph, typename, selected.field.name);
      addTo(isHere ? placement.byType : placement.elsewhere, typename, selected);
    };
    const fields = selection.fieldsOf(type).filter((selected) => !isTypename(selected));
    for (const selected of fields) {
      if (this.supergraph.has(subgraph, type.name, selected.field.name)) placement.common.push(selected);
      else for (const { name: typename } of possible) place(typename, selected);
    }
    if (!isAbstractType(type)) return placement;
    const isShared = ({ key, selection: { id } }: SelectedField): boolean =>
      fields.some((other) => other.key === key && other.selection.id === id);
    for (const concrete of possible) {
      for (const selected of selection.fieldsOf(concrete)) {
        if (!isTypename(selected) && !isShared(selected)) place(concrete.name, selected);
      }
    }
    return placement;
  }

  /**
   * Fields of some of the possible types, in a fragment for each group of types: on a common interface, else on each
   * type.
   */
  #typedNodes(
    subgraph: string,
    byType: FieldsByType,
    possible: readonly string[],
  ): { nodes: SelectionNode[]; next: EntityFetchDraft[] } {
    const groups = groupTypes(byType).map(({ types, fields }) => {
      const { nodes, next } = this.#nodesOf(subgraph, fields);
      const shared = this.#commonInterface(subgraph, types, fields, possible);
      return {
        nodes: shared ? [inlineFragment(shared, nodes)] : types.map((type) => inlineFragment(type, nodes)),
        next: onlyOfTypes(types, next),
      };
    });
    return { nodes: groups.flatMap(({ nodes }) => nodes), next: groups.flatMap(({ next }) => next) };
  }

  /** An interface with all these fields that, of the possible types, exactly these implement in a subgraph. */
  #commonInterface(
    subgraph: string,
    types: readonly string[],
    fields: readonly SelectedField[],
    possible: readonly string[],
  ): string | undefined {
    const { supergraph } = this;
    if (types.length === 1) return undefined;
    return supergraph
      .interfacesIn(subgraph, types[0]!)
      .find(
        (candidate) =>
          fields.every(({ field }) => supergraph.has(subgraph, candidate, field.name)) &&
          possible.every(
            (type) => types.includes(type) === supergraph.interfacesIn(subgraph, type).includes(candidate),
          ),
      );
  }

  /** The fetches of fields that a subgraph does not resolve: one for each path of jumps. */
  #entityFetches(
    subgraph: string,
    type: Composite,
    byType: FieldsByType,
    selected: readonly SelectedField[],
  ): PlannedFetches {
    const routes = new Map<string, { jumps: Map<string, EntityJump[]>; fields: FieldsByType }>();
    for (const [typename, fields] of byType) {
      for (const field of fields) {
        const jumps = jumpsTo(this.supergraph, subgraph, typename, field.field.name);
        const id = jumps.map((jump) => jump.subgraph).join();
        const route = routes.get(id) ?? { jumps: new Map(), fields: new Map() };
        routes.set(id, route);
        route.jumps.set(typename, jumps);
        addTo(route.fields, typename, field);
      }
    }
    const fetches = [...routes.values()].map(({ jumps, fields }) => this.#entityFetch(jumps, fields));
    const needed = new Map<string, Set<string>>();
    for (const { keyFields } of fetches)
      for (const [typename, key] of keyFields) needed.set(typename, new Set([...(needed.get(typename) ?? []), ...key]));
    const known = new Set(selected.map(({ dataKey }) => dataKey));
    return { keys: this.#keyNodes(subgraph, type, needed, known), fetches };
  }

  /**
   * The key fields that are not selected anyway: on the type itself where it has them, else in a fragment on an object
   * type.
   */
  #keyNodes(
    subgraph: string,
    type: Composite,
    needed: ReadonlyMap<string, ReadonlySet<string>>,
    selected: ReadonlySet<string>,
  ): SelectionNode[] {
    const has = (field: string): boolean => this.supergraph.has(subgraph, type.name, field);
    const shared = new Set(
      [...needed.values()].flatMap((fields) => [...fields]).filter((field) => has(field) && !selected.has(field)),
    );
    const typed = [...needed].flatMap(([typename, fields]) => {
      const rest = [...fields].filter((field) => !has(field));
      return rest.length > 0 ? [inlineFragment(typename, rest.map(fieldNode))] : [];
    });
    return [...[...shared].map(fieldNode), ...typed];
  }

  #entityFetch(jumps: ReadonlyMap<string, EntityJump[]>, fields: FieldsByType): EntityFetchDraft {
    const route = [...jumps.values()][0]!;
    const { subgraph } = route.at(-1)!;
    const { nodes, next } = this.#typedNodes(subgraph, fields, [...fields.keys()]);
    const keyFieldsOf = (step: number) =>
      new Map([...jumps].map(([typename, steps]) => [typename, steps[step]!.keyFields]));
    const selectionSet = selectionSetOf(nodes);
    const last: EntityFetchDraft = {
      subgraph,
      path: [],
      keyFields: keyFieldsOf(route.length - 1),
      responseKeys: new Map([...fields].map(([typename, list]) => [typename, list.map(({ dataKey }) => dataKey)])),
      selectionSet,
      next,
      fieldCount: plannedFieldCount({ selectionSet, next }),
    };
    if (route.length === 1) return last;
    // The intermediate subgraph only translates the keys into those that the last one resolves.
    const keys = [...last.keyFields].map(([typename, key]) =>
      inlineFragment(typename, [fieldNode(TypeNameMetaFieldDef.name), ...key.map(fieldNode)]),
    );
    return {
      ...last,
      subgraph: route[0]!.subgraph,
      keyFields: keyFieldsOf(0),
      responseKeys: last.keyFields,
      selectionSet: selectionSetOf(keys),
      next: [last],
    };
  }
}
