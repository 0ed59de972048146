import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  Kind,
} from 'graphql';
import { asTheGraphHasIt, ourSignature, signatureOf } from '../describe-type.js';
import { type Finding, findingsOf } from '../finding.js';
import { isRoot, type OurGraph } from '../our-graph.js';
import { enumValuesOf, type Partner, type PartnerKind, type PartnerType, place, usesOf } from '../partner.js';

const { error } = findingsOf('values');

const A: Record<PartnerKind, string> = {
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

/** What a type consists of, in words that can be compared. */
function ourParts(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => name);
  return 'getFields' in type ? Object.values(type.getFields()).map(ourSignature) : [];
}

function partnersParts(type: PartnerType): string[] {
  const members = type.nodes.flatMap((node) => {
    if (node.kind === Kind.UNION_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_EXTENSION)
      return (node.types ?? []).map(({ name }) => name.value);
    return [];
  });
  return [...enumValuesOf(type).map(({ name }) => name.value), ...members, ...type.fields.map(signatureOf)];
}

function difference(type: PartnerType, known: GraphQLNamedType): string | null {
  const here = partnersParts(type);
  const there = ourParts(known);
  const extra = here.filter((part) => !there.includes(part));
  // Of an interface a subgraph may repeat only what it needs.
  const missing = isInterfaceType(known) ? [] : there.filter((part) => !here.includes(part));
  const words = [
    extra.length > 0 ? `has ${extra.join(', ')}` : '',
    missing.length > 0 ? `lacks ${missing.join(', ')}` : '',
  ].filter(Boolean);
  return words.length > 0 ? words.join(' and ') : null;
}

function unshared(partner: Partner, type: PartnerType): boolean {
  const shared = (node: object): boolean => usesOf(partner, node, 'shareable').length > 0;
  return type.kind === 'object' && !shared(type) && !type.fields.every(shared);
}

function checkValue(partner: Partner, type: PartnerType, known: GraphQLNamedType, entity: boolean): Finding[] {
  const where = place(type.name, type.nodes[0]!);
  const kind = kindOf(known);
  if (kind !== type.kind)
    return [
      error(
        where,
        `${type.name} is ${A[type.kind]} here and ${A[kind]} in the graph.`,
        `Give yours another name, such as Regional${type.name}.`,
      ),
    ];
  if (entity || (isObjectType(known) && isRoot(type))) return [];
  const differs = difference(type, known);
  const instead = `Write: ${asTheGraphHasIt(known)}. Or give yours another name, such as Regional${type.name}.`;
  if (differs) return [error(where, `${type.name} is a type of the graph; yours ${differs}.`, instead)];
  return unshared(partner, type)
    ? [
        error(
          where,
          `${type.name} is a type of the graph that several subgraphs give, and yours is not @shareable.`,
          `Write: type ${type.name} @shareable`,
        ),
      ]
    : [];
}

/** A type that has the name of one of the graph's is the same type. What has a key is compared by its keys and fields elsewhere. */
export function checkValues(partner: Partner, ours: OurGraph): Finding[] {
  return [...partner.types.values()].flatMap((type) => {
    const known = ours.schema.getType(type.name);
    return known ? checkValue(partner, type, known, ours.entities.has(type.name)) : [];
  });
}
