import { CompositionError, type CompositionReason, composeSupergraph, type Service } from '../compose/compose.js';
import { type Finding, findingsOf } from './finding.js';
import type { OurGraph } from './our-graph.js';
import { type Partner, place } from './partner.js';

const { error } = findingsOf('composition');

/** What the partner's subgraph is called while it is tried. */
const TRIED = 'yours';

const INSTEAD: Record<string, string> = {
  INVALID_FIELD_SHARING: 'Give the field another name, or leave it out.',
  FIELD_TYPE_MISMATCH: 'Write the type as the graph has it.',
  EXTERNAL_TYPE_MISMATCH: 'Write the type as the graph has it.',
  EXTERNAL_UNUSED: 'Leave the field out: callers ask for it beside yours.',
  EXTERNAL_MISSING_ON_BASE: 'Name a field that the graph has; schema/schema.graphql lists them.',
  KEY_INVALID_FIELDS: 'Name fields of the type in its @key, each of which is always there.',
  NO_QUERIES: 'Add a root field that finds what you have.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH: 'Leave the argument out, or let it be null.',
  SATISFIABILITY_ERROR: 'Give the type a @key that you answer references by, or leave the field out.',
};
const OTHERWISE = 'Mend what it names; schema/schema.graphql shows how the graph has it.';

/** The coordinate that a reason is about, as far as it is in the partner's document. */
function whereOf(message: string, partner: Partner): string {
  for (const [, name, field] of message.matchAll(/\b([A-Za-z]\w*)(?:\.(\w+))?/g)) {
    const type = partner.types.get(name!);
    const node = type?.fields.find((own) => own.name.value === field) ?? (field ? undefined : type?.nodes[0]);
    // A type is named in passing where "type Query" is: only its fields are worth pointing at.
    if (node && (field || name !== 'Query')) return place(field ? `${name}.${field}` : name!, node);
  }
  return 'the document';
}

function findingOf({ code, message }: CompositionReason, partner: Partner): Finding {
  const problem = message
    .replace(`[${TRIED}] `, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/([^.}])$/, '$1.');
  return error(whereOf(problem, partner), problem, INSTEAD[code] ?? OTHERWISE);
}

/** Composition: what is found together only, such as fields that nobody could reach. A reason that many places share stands once. */
export function checkComposition(partner: Partner, ours: OurGraph): Finding[] {
  const service: Service = { name: TRIED, typeDefs: partner.document, url: 'http://partner.invalid/graphql' };
  try {
    composeSupergraph([...ours.services, service]);
    return [];
  } catch (cause) {
    if (!(cause instanceof CompositionError))
      return [error('the document', 'It does not compose with the graph, and nothing says why.', OTHERWISE)];
    const findings = cause.reasons.map((reason) => findingOf(reason, partner));
    return [...new Map(findings.map((finding) => [`${finding.where} ${finding.problem}`, finding])).values()];
  }
}
