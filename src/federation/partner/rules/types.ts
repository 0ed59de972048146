import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  Kind,
  type NamedTypeNode,
  specifiedScalarTypes,
  visit,
} from 'graphql';
import { nearest } from '../../../contract/text.js';
import {
  type BaseGraph,
  baseSignature,
  copyableType,
  entityStub,
  interfaceStub,
  isRootType,
  partnerSignature,
} from '../base-graph.js';
import { defineRule, error, type Problem } from '../finding.js';
import { enumValuesOf, locate, type Partner, type PartnerKind, type PartnerType, usesOf } from '../partner.js';

function insteadOfUndefined(name: string, partner: Partner, base: BaseGraph): string {
  const type = base.schema.getType(name);
  if (type && base.entities.get(name)?.handle)
    return 'Refer to an entity with an id or a slug instead, such as Indicator or Municipality.';
  if (isInterfaceType(type) && base.entities.has(name)) return `Write: ${interfaceStub(type, base)}`;
  if (type) return `Write: ${base.entities.has(name) ? entityStub(name, base) : copyableType(type)}`;
  const known = [
    ...partner.types.keys(),
    ...Object.keys(base.schema.getTypeMap()).filter((other) => !other.startsWith('__')),
  ];
  const near = nearest(name, known);
  return near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Define it, or use a type that is defined.';
}

/** Every type that a document uses is defined in it, including those of the graph. */
export const types = defineRule('types', (partner: Partner, base: BaseGraph): Problem[] => {
  const used = new Map<string, NamedTypeNode>();
  for (const { nodes } of partner.types.values()) {
    for (const node of nodes) {
      visit(node, {
        NamedType(reference) {
          if (!used.has(reference.name.value)) used.set(reference.name.value, reference);
        },
      });
    }
  }
  const builtIn = new Set(specifiedScalarTypes.map(({ name }) => name));
  return [...used]
    .filter(([name]) => !partner.types.has(name) && !builtIn.has(name))
    .map(([name, node]) =>
      error(locate(name, node), `${name} is used but not defined.`, insteadOfUndefined(name, partner, base)),
    );
});

const KIND_NAMES: Record<PartnerKind, string> = {
  enum: 'an enum',
  input: 'an input',
  interface: 'an interface',
  object: 'an object type',
  scalar: 'a scalar',
  union: 'a union',
};

function kindOf(type: GraphQLNamedType): PartnerKind {
  if (isEnumType(type)) return 'enum';
  if (isInputObjectType(type)) return 'input';
  if (isInterfaceType(type)) return 'interface';
  if (isUnionType(type)) return 'union';
  return isScalarType(type) ? 'scalar' : 'object';
}

/** The members of a type of the graph, as comparable text. */
function baseMembers(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => name);
  return 'getFields' in type ? Object.values(type.getFields()).map(baseSignature) : [];
}

function partnerMembers(type: PartnerType): string[] {
  const unionTypes = type.nodes.flatMap((node) =>
    node.kind === Kind.UNION_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_EXTENSION
      ? (node.types ?? []).map(({ name }) => name.value)
      : [],
  );
  return [...enumValuesOf(type).map(({ name }) => name.value), ...unionTypes, ...type.fields.map(partnerSignature)];
}

function difference(type: PartnerType, known: GraphQLNamedType): string {
  const own = partnerMembers(type);
  const expected = baseMembers(known);
  const extra = own.filter((member) => !expected.includes(member));
  // A subgraph may define a part of an interface.
  const missing = isInterfaceType(known) ? [] : expected.filter((member) => !own.includes(member));
  return [
    ...(extra.length > 0 ? [`has ${extra.join(', ')}`] : []),
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
  ].join(' and ');
}

function isUnshareable(partner: Partner, type: PartnerType): boolean {
  const isShareable = (node: object): boolean => usesOf(partner, node, 'shareable').length > 0;
  return type.kind === 'object' && !isShareable(type) && !type.fields.every(isShareable);
}

function valueProblems(partner: Partner, type: PartnerType, known: GraphQLNamedType, isEntity: boolean): Problem[] {
  const { name } = type;
  const where = locate(name, type.nodes[0]!);
  const rename = `yours, for example to Regional${name}.`;
  const kind = kindOf(known);
  if (kind !== type.kind)
    return [
      error(
        where,
        `${name} is ${KIND_NAMES[type.kind]} here but ${KIND_NAMES[kind]} in the graph.`,
        `Rename ${rename}`,
      ),
    ];
  if (isEntity || (isObjectType(known) && isRootType(type))) return [];
  const differs = difference(type, known);
  if (differs) {
    const instead = `Write: ${copyableType(known)}. Or rename ${rename}`;
    return [error(where, `${name} is a type of the graph, but yours ${differs}.`, instead)];
  }
  if (!isUnshareable(partner, type)) return [];
  const problem = `${name} is a value type that several subgraphs define, but yours is not @shareable.`;
  return [error(where, problem, `Write: type ${name} @shareable`)];
}

/** A value type with the name of a type of the graph is the same type. Entities are compared by other rules. */
export const values = defineRule('values', (partner: Partner, base: BaseGraph): Problem[] =>
  [...partner.types.values()].flatMap((type) => {
    const known = base.schema.getType(type.name);
    return known ? valueProblems(partner, type, known, base.entities.has(type.name)) : [];
  }),
);
