import { type ConstDirectiveNode, print } from 'graphql';
import { nearest } from '../../../contract/text.js';
import type { EntityType } from '../../subgraph/index.js';
import { addedFields, baseEntitiesIn, type BaseGraph, entityStub, keyTypeOf, preferredKey } from '../base-graph.js';
import { defineRule, error, type Problem, warning } from '../finding.js';
import { argumentOf, locate, namedTypeOf, type Partner, type PartnerType, textOf, usesOf } from '../partner.js';

/** Whether a @key declares that the subgraph resolves references. */
export function isResolvable(key: ConstDirectiveNode): boolean {
  const value = argumentOf(key, 'resolvable');
  return !(value?.kind === 'BooleanValue' && value.value === false);
}

function missingKey(type: PartnerType, { keys: known }: EntityType, base: BaseGraph): Problem {
  const key = preferredKey(known);
  const instead =
    addedFields(type, base).length > 0
      ? `type ${type.name} @key(fields: "${key}") { ${key}: ${keyTypeOf(base, type.name, key)} … }`
      : entityStub(type.name, base);
  return error(
    locate(type.name, type.nodes[0]!),
    `${type.name} is an entity of the graph but has no @key here, so it cannot be identified.`,
    `Write: ${instead}`,
  );
}

/** The problems of one @key: it is a key of the graph, and the type has its field with the graph's type. */
function keyProblems(use: ConstDirectiveNode, type: PartnerType, entity: EntityType, base: BaseGraph): Problem[] {
  const key = textOf(use, 'fields').trim();
  if (!entity.keys.includes(key)) {
    const better = nearest(key, entity.keys)[0] ?? preferredKey(entity.keys);
    return [
      error(
        locate(type.name, use),
        `"${key}" is not a key of ${type.name}; its keys are ${entity.keys.join(' and ')}.`,
        `Write: @key(fields: "${better}"), with the field ${better}: ${keyTypeOf(base, type.name, better)}`,
      ),
    ];
  }
  const expected = keyTypeOf(base, type.name, key);
  const field = type.fields.find(({ name }) => name.value === key);
  if (!field) return [error(locate(type.name, use), `The key field ${key} is missing.`, `Add: ${key}: ${expected}`)];
  if (print(field.type) === expected) return [];
  return [
    error(
      locate(`${type.name}.${key}`, field),
      `The key is ${print(field.type)} here but ${expected} in the graph.`,
      `Write: ${key}: ${expected}`,
    ),
  ];
}

/** A subgraph resolves references to an entity exactly when it adds fields to it. */
function resolvableProblems(uses: readonly ConstDirectiveNode[], type: PartnerType, base: BaseGraph): Problem[] {
  const adds = addedFields(type, base).length > 0;
  if (adds === uses.some(isResolvable)) return [];
  const where = locate(type.name, uses[0]!);
  if (adds)
    return [
      error(
        where,
        `You add fields to ${type.name}, but "resolvable: false" means that no gateway can fetch them.`,
        'Remove "resolvable: false".',
      ),
    ];
  return [
    warning(
      where,
      `You add no fields to ${type.name}, but its @key declares that you resolve it.`,
      `Write: ${entityStub(type.name, base)}`,
    ),
  ];
}

/** Every entity of the graph in the document has a key of the graph. */
export const keys = defineRule('keys', (partner: Partner, base: BaseGraph): Problem[] =>
  baseEntitiesIn(partner, base).flatMap(({ type, entity }) => {
    const uses = usesOf(partner, type, 'key');
    if (uses.length === 0) return [missingKey(type, entity, base)];
    return [...uses.flatMap((use) => keyProblems(use, type, entity, base)), ...resolvableProblems(uses, type, base)];
  }),
);

/** Fields that identify an entity. */
const IDENTIFIERS = ['id', 'slug', 'code'];

/**
 * A partner's own type with an identifier that several fields return is an entity, so that others can add fields to it.
 */
export const ownKeys = defineRule('own-keys', (partner: Partner, base: BaseGraph): Problem[] => {
  const returned = [...partner.types.values()].flatMap(({ fields }) => fields.map(namedTypeOf));
  return [...partner.types.values()].flatMap((type) => {
    if (type.kind !== 'object' || base.schema.getType(type.name) || usesOf(partner, type, 'key').length > 0) return [];
    const key = type.fields.find(({ name }) => IDENTIFIERS.includes(name.value))?.name.value;
    const uses = returned.filter((name) => name === type.name).length;
    if (!key || uses < 2) return [];
    return [
      warning(
        locate(type.name, type.nodes[0]!),
        `${type.name} is returned by ${uses} fields but has no @key, so no other subgraph can add fields to it.`,
        `Write: type ${type.name} @key(fields: "${key}")`,
      ),
    ];
  });
});
