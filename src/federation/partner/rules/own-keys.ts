import { namedTypeOf, type Partner, place, usesOf } from '../partner.js';
import { type Finding, findingsOf } from '../finding.js';
import type { OurGraph } from '../our-graph.js';

const { warning } = findingsOf('own-keys');

/** The fields that are a thing's name when it has one. */
const NAMES = ['id', 'slug', 'code'];

/** A type of the partner's whose things have a name and turn up in several places should be one that others can add to. */
export function checkOwnKeys(partner: Partner, ours: OurGraph): Finding[] {
  const returned = [...partner.types.values()].flatMap(({ fields }) => fields.map(namedTypeOf));
  return [...partner.types.values()].flatMap((type) => {
    if (type.kind !== 'object' || ours.schema.getType(type.name) || usesOf(partner, type, 'key').length > 0) return [];
    const key = type.fields.find(({ name }) => NAMES.includes(name.value))?.name.value;
    const places = returned.filter((name) => name === type.name).length;
    if (!key || places < 2) return [];
    return [
      warning(
        place(type.name, type.nodes[0]!),
        `${type.name} is returned by ${places} fields and has no @key, so no other subgraph can add to it.`,
        `Write: type ${type.name} @key(fields: "${key}")`,
      ),
    ];
  });
}
