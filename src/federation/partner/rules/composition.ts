import { CompositionError, type CompositionReason, composeSupergraph, type Service } from '../../compose/index.js';
import type { BaseGraph } from '../base-graph.js';
import { defineRule, error, type Problem } from '../finding.js';
import { locate, type Partner } from '../partner.js';

/** The name of the partner's subgraph during the check. */
const SUBGRAPH_NAME = 'yours';

const INSTEAD: Record<string, string> = {
  INVALID_FIELD_SHARING: 'Rename the field, or remove it.',
  FIELD_TYPE_MISMATCH: 'Use the type that the graph has.',
  EXTERNAL_TYPE_MISMATCH: 'Use the type that the graph has.',
  EXTERNAL_UNUSED: 'Remove the field: clients select it together with yours.',
  EXTERNAL_MISSING_ON_BASE: 'Use a field that the graph has; schema/schema.graphql lists them.',
  KEY_INVALID_FIELDS: 'In @key, use fields of the type that are never null.',
  NO_QUERIES: 'Add a root field that returns your data.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH: 'Remove the argument, or make it nullable.',
  SATISFIABILITY_ERROR: 'Give the type a resolvable @key, or remove the field.',
};
const OTHERWISE = 'Compare it with schema/schema.graphql, which has the definitions of the graph.';

/** The coordinate of a reason, if it is in the partner's document. */
function whereOf(message: string, partner: Partner): string {
  for (const [, name, field] of message.matchAll(/\b([A-Za-z]\w*)(?:\.(\w+))?/g)) {
    const type = partner.types.get(name!);
    const node = type?.fields.find((own) => own.name.value === field) ?? (field ? undefined : type?.nodes[0]);
    // Messages mention Query in passing: only its fields are worth pointing at.
    if (node && (field || name !== 'Query')) return locate(field ? `${name}.${field}` : name!, node);
  }
  return 'the document';
}

function problemOf({ code, message }: CompositionReason, partner: Partner): Problem {
  const problem = message
    .replace(`[${SUBGRAPH_NAME}] `, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/([^.}])$/, '$1.');
  return error(whereOf(problem, partner), problem, INSTEAD[code] ?? OTHERWISE);
}

/** The subgraph composes with the graph. A problem that several reasons share is reported once. */
export const composition = defineRule('composition', (partner: Partner, base: BaseGraph): Problem[] => {
  const service: Service = { name: SUBGRAPH_NAME, typeDefs: partner.document, url: 'http://partner.invalid/graphql' };
  try {
    composeSupergraph([...base.services, service]);
    return [];
  } catch (cause) {
    if (!(cause instanceof CompositionError))
      return [error('the document', 'It does not compose with the graph, for an unknown reason.', OTHERWISE)];
    const problems = cause.reasons.map((reason) => problemOf(reason, partner));
    return [...new Map(problems.map((problem) => [`${problem.where} ${problem.problem}`, problem])).values()];
  }
});
