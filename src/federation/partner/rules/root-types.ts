import { Kind } from 'graphql';
import { type Finding, findingsOf } from '../finding.js';
import { type Partner, place } from '../partner.js';

const { error } = findingsOf('root-types');

/** A library can name its root type otherwise; the graph's has one name, and callers ask for it by that. */
function renamed({ document }: Partner): Finding[] {
  const schemas = document.definitions.filter(
    (node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION,
  );
  const queries = schemas
    .flatMap(({ operationTypes }) => operationTypes ?? [])
    .filter(({ operation }) => operation === 'query');
  return queries
    .filter(({ type }) => type.name.value !== 'Query')
    .map(({ type }) =>
      error(place(type.name.value, type), `The root type is called ${type.name.value}.`, 'Write: type Query'),
    );
}

/** The graph is read only: it answers queries, and nothing else. */
export function checkRootTypes(partner: Partner): Finding[] {
  const others = ['Mutation', 'Subscription'].flatMap((name) => {
    const type = partner.types.get(name);
    return type
      ? [
          error(
            place(name, type.nodes[0]!),
            `The graph answers queries only; it has no ${name}.`,
            'Leave it out; keep your data up to date on your own side.',
          ),
        ]
      : [];
  });
  return [...renamed(partner), ...others];
}
