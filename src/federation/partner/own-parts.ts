import type { ASTNode, EnumValueDefinitionNode, FieldDefinitionNode, InputValueDefinitionNode } from 'graphql';
import { addedFields, isRoot, type OurGraph } from './our-graph.js';
import { enumValuesOf, type Partner, type PartnerType } from './partner.js';

/** Something that a partner brings into the graph and gives a name. */
export interface OwnPart {
  what: 'argument' | 'enum value' | 'field' | 'type';
  name: string;
  coordinate: string;
  node: ASTNode;
  described: boolean;
}

type Describable = EnumValueDefinitionNode | FieldDefinitionNode | InputValueDefinitionNode;

function part(what: OwnPart['what'], coordinate: string, node: Describable): OwnPart {
  return { what, name: node.name.value, coordinate, node, described: Boolean(node.description?.value.trim()) };
}

function argumentsOf(coordinate: string, field: PartnerType['fields'][number]): OwnPart[] {
  if (!('arguments' in field)) return [];
  return (field.arguments ?? []).map((argument) =>
    part('argument', `${coordinate}(${argument.name.value}:)`, argument),
  );
}

/** The type itself (not one of the graph's), its values, and the fields that it adds with their arguments. */
function partsOf(type: PartnerType, ours: OurGraph): OwnPart[] {
  const own = !isRoot(type) && !ours.schema.getType(type.name);
  const described = type.nodes.some((node) => 'description' in node && node.description?.value.trim());
  const whole: OwnPart[] = own
    ? [{ what: 'type', name: type.name, coordinate: type.name, node: type.nodes[0]!, described }]
    : [];
  const values = own ? enumValuesOf(type) : [];
  const fields = addedFields(type, ours).flatMap((field) => {
    const coordinate = `${type.name}.${field.name.value}`;
    return [part('field', coordinate, field), ...argumentsOf(coordinate, field)];
  });
  return [...whole, ...values.map((value) => part('enum value', `${type.name}.${value.name.value}`, value)), ...fields];
}

/** All that a partner brings into the graph, in the order of its document. */
export function ownParts(partner: Partner, ours: OurGraph): OwnPart[] {
  return [...partner.types.values()].flatMap((type) => partsOf(type, ours));
}
