import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';
import { AnswerError } from './answer-error.js';
import { Completion } from './complete-answer.js';
import type { Data } from './data.js';
import type { PlanRun } from './plan-run.js';
import { runPlan } from './run-plan.js';
import type { AskSubgraph } from './subgraph-answer.js';
import { asksOfSchema, withSchema } from '../plan/introspection.js';
import { keptByOperation } from '../plan/plan-size.js';
import { Planner } from '../plan/planner.js';
import type { QueryPlan } from '../plan/query-plan.js';
import { safeAliases } from '../plan/safe-aliases.js';
import { operationReader, type Selection } from '../plan/selection.js';
import type { Supergraph } from '../supergraph.js';

/** An operation of a valid document, with variables that fit it. */
export interface AskedOperation {
  document: DocumentNode;
  operationName: string | null;
  variables: Data;
}

/** An answer to an operation. */
export interface OperationAnswer {
  data: Data | null;
  errors: AnswerError[];
}

/** Answers operations on a supergraph by asking its subgraphs. */
export interface OperationExecutor {
  planOf(asked: AskedOperation): QueryPlan;
  execute(asked: AskedOperation, ask: AskSubgraph): Promise<OperationAnswer>;
}

/** The variables with the defaults of those that were not given, as they go to subgraphs: not coerced. */
function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, given: Data): Data {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

/**
 * Executes operations on the graph that callers see. What is asked again is neither read nor planned again, as long as its
 * document is kept; `onPlan` hears of each plan that is made.
 */
export function operationExecutor(
  schema: GraphQLSchema,
  supergraph: Supergraph,
  onPlan: () => void = () => {},
): OperationExecutor {
  const aliases = safeAliases(supergraph.keyNames);
  const read = operationReader(schema, aliases);
  const planner = new Planner(schema, supergraph);
  const introspects = keptByOperation(asksOfSchema);
  const plans = new WeakMap<Selection, QueryPlan>();
  const prepare = ({ document, operationName, variables: given }: AskedOperation) => {
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
    planOf: (asked) => prepare(asked).plan,
    async execute(asked, ask) {
      const { variables, selection, plan } = prepare(asked);
      const run: PlanRun = { ask, variables, data: {}, unplaced: [] };
      await runPlan(plan, run);
      const completion = new Completion(schema, aliases.ownPath);
      const data = completion.root(schema.getQueryType()!, run.data, selection);
      const unplaced = run.unplaced.map(
        (error) => new AnswerError(error, { path: error.path && aliases.ownPath(error.path) }),
      );
      const whole = data && introspects(asked.document, asked.operationName) ? withSchema(schema, data, asked) : data;
      return { data: whole, errors: [...completion.errors, ...unplaced] };
    },
  };
}
