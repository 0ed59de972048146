import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';
import { addIntrospection, usesIntrospection } from '../plan/introspection.js';
import { Planner } from '../plan/planner.js';
import type { QueryPlan } from '../plan/query-plan.js';
import { safeAliases } from '../plan/safe-aliases.js';
import { memoizeByOperation, operationReader, type Selection } from '../plan/selection.js';
import type { FetchSubgraph } from '../subgraph-response.js';
import type { Supergraph } from '../supergraph.js';
import { Completion } from './complete-answer.js';
import { AnswerError } from '../../../contract/errors.js';
import type { Data } from './result-data.js';
import { type PlanRun, runPlan } from './run-plan.js';

/** An operation of a valid document, with valid variables. */
export interface OperationRequest {
  document: DocumentNode;
  operationName: string | null;
  variables: Data;
}

export interface OperationAnswer {
  data: Data | null;
  errors: AnswerError[];
}

/** Executes operations on a supergraph by querying its subgraphs. */
export interface OperationExecutor {
  planOf(request: OperationRequest): QueryPlan;
  execute(request: OperationRequest, fetch: FetchSubgraph): Promise<OperationAnswer>;
}

/** The client's variables with defaults applied, as they are sent to subgraphs: not coerced. */
function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, given: Data): Data {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

/**
 * Executes operations on the public schema of a supergraph. An operation is read and planned once for as long as its
 * document is cached; `onPlan` is called for each new plan.
 */
export function operationExecutor(
  schema: GraphQLSchema,
  supergraph: Supergraph,
  onPlan: () => void = () => {},
): OperationExecutor {
  const aliases = safeAliases(supergraph.keyNames);
  const read = operationReader(schema, aliases);
  const planner = new Planner(schema, supergraph);
  const introspects = memoizeByOperation(usesIntrospection);
  const plans = new WeakMap<Selection, QueryPlan>();
  const prepare = ({ document, operationName, variables: given }: OperationRequest) => {
    const { operation, selection: select } = read(document, operationName);
    const variables = withDefaults(operation, given);
    const selection = select(variables);
    const known = plans.get(selection);
    if (!known) onPlan();
    const plan = known ?? planner.plan(operation, selection);
    plans.set(selection, plan);
    return { variables, selection, plan };
  };
  return {
    planOf: (request) => prepare(request).plan,
    async execute(request, fetch) {
      const { variables, selection, plan } = prepare(request);
      const run: PlanRun = { fetch, variables, data: {}, unplaced: [] };
      await runPlan(plan, run);
      const completion = new Completion(schema, aliases.toClientPath);
      const completed = completion.root(schema.getQueryType()!, run.data, selection);
      const unplaced = run.unplaced.map(
        (error) => new AnswerError(error, { path: error.path && aliases.toClientPath(error.path) }),
      );
      const asksSchema = completed && introspects(request.document, request.operationName);
      const data = asksSchema ? addIntrospection(schema, completed, request) : completed;
      return { data, errors: [...completion.errors, ...unplaced] };
    },
  };
}
