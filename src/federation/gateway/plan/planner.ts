import {
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parseType,
  print,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { LookupDraft } from './draft.js';
import { FieldPlanner } from './plan-fields.js';
import type { Lookup, LookupRequest, PlannedRequest, QueryPlan, RootRequest } from './query-plan.js';
import type { SelectedField, Selection } from './selection.js';
import type { Supergraph } from '../supergraph.js';

type Definitions = ReadonlyMap<string, VariableDefinitionNode>;

function variablesIn(set: SelectionSetNode): string[] {
  const names = new Set<string>();
  visit(set, {
    Variable({ name }) {
      names.add(name.value);
    },
  });
  return [...names];
}

/** A document with one query, and the variables of the caller that it uses. */
function queryOf(
  set: SelectionSetNode,
  definitions: Definitions,
  own: VariableDefinitionNode[],
): Pick<PlannedRequest, 'query' | 'set' | 'variables'> {
  const variables = variablesIn(set).filter((name) => definitions.has(name));
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    selectionSet: set,
    variableDefinitions: [...own, ...variables.map((name) => definitions.get(name)!)],
  };
  return { query: print(operation), set, variables };
}

function representationsVariable(name: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: parseType('[_Any!]!', { noLocation: true }),
  };
}

function entitiesOf(key: string, variable: string, set: SelectionSetNode): SelectionSetNode['selections'][number] {
  return {
    kind: Kind.FIELD,
    ...(key !== ENTITIES && { alias: { kind: Kind.NAME, value: key } }),
    name: { kind: Kind.NAME, value: ENTITIES },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'representations' },
        value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
      },
    ],
    selectionSet: set,
  };
}

const ENTITIES = '_entities';

/** A name for a variable of ours that is none of the caller's. */
function freeName(name: string, definitions: Definitions): string {
  return definitions.has(name) ? freeName(`_${name}`, definitions) : name;
}

interface Waiting extends LookupDraft {
  places: Lookup['places'];
}

/** What a lookup is, apart from where its things are; in lists, to be compared as JSON. */
function shapeOf({ graph, told, asked, set, next }: LookupDraft): unknown[] {
  const steps = next.map((one) => [one.path.map(({ key, types }) => [key, types && [...types]]), shapeOf(one)]);
  return [graph, [...told], [...asked], print(set), steps];
}

/** Lookups that are alike but for their places, as one. */
function together(drafts: readonly { from: number; draft: LookupDraft }[]): Waiting[] {
  const byShape = new Map<string, Waiting>();
  for (const { from, draft } of drafts) {
    const shape = JSON.stringify(shapeOf(draft));
    const known = byShape.get(shape) ?? { ...draft, places: [] };
    byShape.set(shape, known);
    known.places.push({ from, path: draft.path });
  }
  return [...byShape.values()];
}

/** The requests that wait for one request: one for each subgraph, with all its lookups. */
function lookupRequests(
  drafts: readonly { from: number; draft: LookupDraft }[],
  definitions: Definitions,
): LookupRequest[] {
  const byGraph = new Map<string, Waiting[]>();
  for (const waiting of together(drafts)) byGraph.set(waiting.graph, [...(byGraph.get(waiting.graph) ?? []), waiting]);
  return [...byGraph].map(([graph, all]) => {
    const lookups = all.map(
      ({ places, told, asked }, index): Lookup => ({
        key: all.length === 1 ? ENTITIES : `_${index}`,
        variable: freeName(all.length === 1 ? 'representations' : `_${index}`, definitions),
        places,
        told,
        asked,
      }),
    );
    const selections = lookups.map(({ key, variable }, index) => entitiesOf(key, variable, all[index]!.set));
    const own = lookups.map(({ variable }) => representationsVariable(variable));
    const waiting = all.flatMap(({ next }, from) => next.map((draft) => ({ from, draft })));
    return {
      graph,
      ...queryOf({ kind: Kind.SELECTION_SET, selections }, definitions, own),
      lookups,
      next: lookupRequests(waiting, definitions),
    };
  });
}

/** Plans operations on a supergraph. */
export class Planner {
  constructor(
    readonly schema: GraphQLSchema,
    readonly supergraph: Supergraph,
  ) {}

  /** The plan of what an operation asks, its `@skip` and `@include` decided. */
  plan({ variableDefinitions = [] }: OperationDefinitionNode, selection: Selection): QueryPlan {
    const fields = new FieldPlanner(this.schema, this.supergraph);
    const definitions = new Map(
      variableDefinitions.map((node) => [node.variable.name.value, { ...node, directives: [] }]),
    );
    return {
      requests: [...this.#byGraph(selection)].map(([graph, asked]) => this.#root(fields, graph, asked, definitions)),
    };
  }

  #byGraph(selection: Selection): Map<string, SelectedField[]> {
    const query = this.schema.getQueryType()!;
    const byGraph = new Map<string, SelectedField[]>();
    for (const selected of selection.fieldsOf(query)) {
      if (selected.field === TypeNameMetaFieldDef) continue;
      const [graph] = this.supergraph.graphsOf(query.name, selected.field.name);
      if (graph === undefined) throw new Error(`No subgraph answers Query.${selected.field.name}.`);
      byGraph.set(graph, [...(byGraph.get(graph) ?? []), selected]);
    }
    return byGraph;
  }

  #root(planner: FieldPlanner, graph: string, asked: readonly SelectedField[], definitions: Definitions): RootRequest {
    const { set, next } = planner.roots(graph, asked);
    const waiting = next.map((draft) => ({ from: 0, draft }));
    return {
      graph,
      ...queryOf(set, definitions, []),
      asked: asked.map(({ dataKey }) => dataKey),
      next: lookupRequests(waiting, definitions),
    };
  }
}
