import {
  type FieldNode,
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
import { groupBy } from '../../../contract/collections.js';
import type { Supergraph } from '../supergraph.js';
import type { EntityFetchDraft } from './plan-draft.js';
import { FieldPlanner } from './plan-fields.js';
import type { EntityFetch, EntityLookup, Fetch, QueryPlan, RootFetch } from './query-plan.js';
import type { SelectedField, Selection } from './selection.js';

type Definitions = ReadonlyMap<string, VariableDefinitionNode>;

const ENTITIES = '_entities';

function variablesIn(set: SelectionSetNode): string[] {
  const names = new Set<string>();
  visit(set, {
    Variable({ name }) {
      names.add(name.value);
    },
  });
  return [...names];
}

/** The text of a query, and the client's variables that it uses. */
function queryOf(
  selectionSet: SelectionSetNode,
  definitions: Definitions,
  representations: VariableDefinitionNode[],
): Pick<Fetch, 'query' | 'selectionSet' | 'variables'> {
  const variables = variablesIn(selectionSet).filter((name) => definitions.has(name));
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    selectionSet,
    variableDefinitions: [...representations, ...variables.map((name) => definitions.get(name)!)],
  };
  return { query: print(operation), selectionSet, variables };
}

function representationsVariable(name: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: parseType('[_Any!]!', { noLocation: true }),
  };
}

function entitiesField(key: string, variable: string, selectionSet: SelectionSetNode): FieldNode {
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
    selectionSet,
  };
}

/** A variable name that the client does not use. */
function freeName(name: string, definitions: Definitions): string {
  return definitions.has(name) ? freeName(`_${name}`, definitions) : name;
}

/** A draft, and the index of the parent fetch's lookup that its path starts from. */
interface SourcedDraft {
  lookup: number;
  draft: EntityFetchDraft;
}

type MergedDraft = EntityFetchDraft & Pick<EntityLookup, 'sources'>;

/** All of a draft but its path, to be compared as JSON. */
function shapeOf({ subgraph, keyFields, responseKeys, selectionSet, next }: EntityFetchDraft): unknown[] {
  const steps = next.map((one) => [one.path.map(({ key, types }) => [key, types && [...types]]), shapeOf(one)]);
  return [subgraph, [...keyFields], [...responseKeys], print(selectionSet), steps];
}

/** Merges drafts that differ only in their paths. */
function mergeDrafts(drafts: readonly SourcedDraft[]): MergedDraft[] {
  const byShape = new Map<string, MergedDraft>();
  for (const { lookup, draft } of drafts) {
    const shape = JSON.stringify(shapeOf(draft));
    const merged = byShape.get(shape) ?? { ...draft, sources: [] };
    byShape.set(shape, merged);
    merged.sources.push({ lookup, path: draft.path });
  }
  return [...byShape.values()];
}

function entityFetch(subgraph: string, drafts: readonly MergedDraft[], definitions: Definitions): EntityFetch {
  const isSingle = drafts.length === 1;
  const lookups = drafts.map(
    ({ sources, keyFields, responseKeys }, index): EntityLookup => ({
      key: isSingle ? ENTITIES : `_${index}`,
      variable: freeName(isSingle ? 'representations' : `_${index}`, definitions),
      sources,
      keyFields,
      responseKeys,
    }),
  );
  const selections = lookups.map(({ key, variable }, index) =>
    entitiesField(key, variable, drafts[index]!.selectionSet),
  );
  const variables = lookups.map(({ variable }) => representationsVariable(variable));
  const next = drafts.flatMap((draft, lookup) => draft.next.map((one) => ({ lookup, draft: one })));
  return {
    subgraph,
    ...queryOf({ kind: Kind.SELECTION_SET, selections }, definitions, variables),
    lookups,
    next: entityFetches(next, definitions),
  };
}

/** The fetches that depend on one fetch: one for each subgraph, with all its lookups. */
function entityFetches(drafts: readonly SourcedDraft[], definitions: Definitions): EntityFetch[] {
  const merged = groupBy(mergeDrafts(drafts), ({ subgraph }) => subgraph);
  return [...merged].map(([subgraph, own]) => entityFetch(subgraph, own, definitions));
}

/** Plans operations on a supergraph. */
export class Planner {
  constructor(
    readonly schema: GraphQLSchema,
    readonly supergraph: Supergraph,
  ) {}

  /** The plan of an operation whose `@skip` and `@include` are resolved. */
  plan({ variableDefinitions = [] }: OperationDefinitionNode, selection: Selection): QueryPlan {
    const planner = new FieldPlanner(this.schema, this.supergraph);
    const definitions = new Map(
      variableDefinitions.map((node) => [node.variable.name.value, { ...node, directives: [] }]),
    );
    const fetches = [...this.#rootFieldsBySubgraph(selection)].map(([subgraph, fields]): RootFetch => {
      const { selectionSet, next } = planner.roots(subgraph, fields);
      return {
        subgraph,
        ...queryOf(selectionSet, definitions, []),
        responseKeys: fields.map(({ dataKey }) => dataKey),
        next: entityFetches(
          next.map((draft) => ({ lookup: 0, draft })),
          definitions,
        ),
      };
    });
    return { fetches };
  }

  #rootFieldsBySubgraph(selection: Selection): Map<string, SelectedField[]> {
    const query = this.schema.getQueryType()!;
    const fields = selection.fieldsOf(query).filter(({ field }) => field !== TypeNameMetaFieldDef);
    return groupBy(fields, ({ field }) => {
      const [subgraph] = this.supergraph.subgraphsOf(query.name, field.name);
      if (subgraph === undefined) throw new Error(`No subgraph resolves Query.${field.name}.`);
      return subgraph;
    });
  }
}
