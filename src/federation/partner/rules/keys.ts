import { type ConstDirectiveNode, print } from 'graphql';
import { nearest } from '../../../contract/text.js';
import type { EntityType } from '../../subgraph/entity-types.js';
import { stubOf, usualKey } from '../describe-type.js';
import { argumentOf, type Partner, type PartnerType, place, textOf, usesOf } from '../partner.js';
import { type Finding, findingsOf } from '../finding.js';
import { addedFields, compositeOf, entitiesOf, type OurGraph } from '../our-graph.js';

const { error, warning } = findingsOf('keys');

/** Whether a @key says that the subgraph answers for the things it names. */
export function isResolvable(key: ConstDirectiveNode): boolean {
  const value = argumentOf(key, 'resolvable');
  return !(value?.kind === 'BooleanValue' && value.value === false);
}

function typeOfKey(ours: OurGraph, typename: string, key: string): string {
  return String(compositeOf(ours, typename)?.getFields()[key]?.type ?? 'ID!');
}

function missingKey(type: PartnerType, entity: EntityType, ours: OurGraph): Finding {
  const key = usualKey(entity.keys);
  const adds = addedFields(type, ours).length > 0;
  const instead = adds
    ? `type ${type.name} @key(fields: "${key}") { ${key}: ${typeOfKey(ours, type.name, key)} … }`
    : stubOf(type.name, ours);
  return error(
    place(type.name, type.nodes[0]!),
    `${type.name} is a type of the graph and has no @key here, so nothing says which one is meant.`,
    `Write: ${instead}`,
  );
}

/** One @key: it is a key of ours, and its field is there with our type. */
function keyFindings(use: ConstDirectiveNode, type: PartnerType, entity: EntityType, ours: OurGraph): Finding[] {
  const key = textOf(use, 'fields').trim();
  if (!entity.keys.includes(key)) {
    const better = nearest(key, entity.keys)[0] ?? usualKey(entity.keys);
    return [
      error(
        place(type.name, use),
        `"${key}" is no key of ${type.name}; its keys are ${entity.keys.join(' and ')}.`,
        `Write: @key(fields: "${better}"), with the field ${better}: ${typeOfKey(ours, type.name, better)}`,
      ),
    ];
  }
  const expected = typeOfKey(ours, type.name, key);
  const field = type.fields.find(({ name }) => name.value === key);
  if (!field)
    return [error(place(type.name, use), `The field ${key} of its @key is not there.`, `Add: ${key}: ${expected}`)];
  if (print(field.type) === expected) return [];
  return [
    error(
      place(`${type.name}.${key}`, field),
      `The key is ${print(field.type)} here and ${expected} in the graph.`,
      `Write: ${key}: ${expected}`,
    ),
  ];
}

/** Answering for a thing is asked of whoever adds to it, and of nobody else. */
function resolvableFindings(uses: readonly ConstDirectiveNode[], type: PartnerType, ours: OurGraph): Finding[] {
  const adds = addedFields(type, ours).length > 0;
  const answers = uses.some(isResolvable);
  if (adds === answers) return [];
  const where = place(type.name, uses[0]!);
  if (adds)
    return [
      error(
        where,
        `${type.name} has fields of yours, and "resolvable: false" says that nobody can ask you for them.`,
        'Leave "resolvable: false" out.',
      ),
    ];
  return [
    warning(
      where,
      `You add nothing to ${type.name}, and its @key says that you can be asked for it.`,
      `Write: ${stubOf(type.name, ours)}`,
    ),
  ];
}

/** Every type of the graph that is mentioned is named by a key of the graph. */
export function checkKeys(partner: Partner, ours: OurGraph): Finding[] {
  return entitiesOf(partner, ours).flatMap(({ type, entity }) => {
    const uses = usesOf(partner, type, 'key');
    if (uses.length === 0) return [missingKey(type, entity, ours)];
    return [...uses.flatMap((use) => keyFindings(use, type, entity, ours)), ...resolvableFindings(uses, type, ours)];
  });
}
