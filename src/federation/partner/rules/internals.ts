import type { ConstDirectiveNode } from 'graphql';
import { addedFields, type BaseGraph } from '../base-graph.js';
import { defineRule, error, type Problem } from '../finding.js';
import { enumValuesOf, locate, type Partner, type PartnerType, usesOf } from '../partner.js';

type Member = PartnerType['fields'][number] & { directives?: readonly ConstDirectiveNode[] };

/** The fields and enum values of a type, with their coordinates. */
function membersOf(type: PartnerType): { coordinate: string; node: Member }[] {
  return [...type.fields, ...enumValuesOf(type)].map((node) => ({
    coordinate: `${type.name}.${node.name.value}`,
    node: node as never,
  }));
}

/** Directives that hide an element from clients, whichever subgraph resolves it. */
const HIDING = ['authenticated', 'inaccessible', 'policy', 'requiresScopes'];

function hidden(partner: Partner, type: PartnerType, base: BaseGraph): Problem[] {
  if (!base.schema.getType(type.name)) return [];
  const added = addedFields(type, base).map(({ name }) => name.value);
  const elements = [
    { coordinate: type.name, node: type },
    ...membersOf(type).filter(({ node }) => !added.includes(node.name.value)),
  ];
  return elements.flatMap(({ coordinate, node }) =>
    HIDING.flatMap((directive) =>
      usesOf(partner, node, directive).map((use) =>
        error(
          locate(coordinate, use),
          `@${directive} would hide ${coordinate} from clients, but it belongs to the graph.`,
          `Remove @${directive}: you can only hide your own types and fields.`,
        ),
      ),
    ),
  );
}

function reservedNames(type: PartnerType): Problem[] {
  const instead = 'Start the name with a letter; "_" is reserved for gateways and subgraph libraries.';
  return [{ coordinate: type.name, node: type.nodes[0]! }, ...membersOf(type)]
    .filter(({ node }) => node.name.value.startsWith('_'))
    .map(({ coordinate, node }) => error(locate(coordinate, node), `"${node.name.value}" starts with "_".`, instead));
}

function internalKeys(type: PartnerType, base: BaseGraph): Problem[] {
  if (!base.entities.get(type.name)?.handle) return [];
  return [
    error(
      locate(type.name, type.nodes[0]!),
      `${type.name} has no public key: its internal key can change at any time.`,
      'Refer to an entity with an id or a slug, such as Indicator or Municipality, ' +
        `from which clients reach ${type.name}.`,
    ),
  ];
}

/** A partner does not use keys or names that are internal to the graph, and does not hide what belongs to it. */
export const internals = defineRule('internals', (partner: Partner, base: BaseGraph): Problem[] =>
  [...partner.types.values()].flatMap((type) => [
    ...internalKeys(type, base),
    ...hidden(partner, type, base),
    ...reservedNames(type),
  ]),
);
