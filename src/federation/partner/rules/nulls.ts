import { Kind, print } from 'graphql';
import { type Partner, place, textOf, usesOf } from '../partner.js';
import { type Finding, findingsOf } from '../finding.js';
import { addedFields, isRoot, type OurGraph } from '../our-graph.js';

const { warning } = findingsOf('nulls');

/** What is added to the graph's types, and to its root, can be null: when the partner's server is down, it is. */
export function checkNulls(partner: Partner, ours: OurGraph): Finding[] {
  const shared = [...partner.types.values()].filter(
    (type) => type.kind === 'object' && (isRoot(type) || ours.entities.has(type.name)),
  );
  return shared.flatMap((type) =>
    addedFields(type, ours).flatMap((field) => {
      const keys = usesOf(partner, type, 'key').map((use) => textOf(use, 'fields').trim());
      if (field.type.kind !== Kind.NON_NULL_TYPE || keys.includes(field.name.value)) return [];
      return [
        warning(
          place(`${type.name}.${field.name.value}`, field),
          'It says that it is never null, and null is what callers get of it when your server is down.',
          `Write: ${field.name.value}: ${print(field.type.type)}`,
        ),
      ];
    }),
  );
}
