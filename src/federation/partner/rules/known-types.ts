import { type NamedTypeNode, specifiedScalarTypes, visit } from 'graphql';
import { nearest } from '../../../shared/nearest.js';
import { asTheGraphHasIt, stubOf } from '../describe-type.js';
import { type Finding, findingsOf } from '../finding.js';
import type { OurGraph } from '../our-graph.js';
import { type Partner, place } from '../partner.js';

const { error } = findingsOf('types');

function insteadOf(name: string, partner: Partner, ours: OurGraph): string {
  const entity = ours.entities.get(name);
  if (entity && !entity.handle && entity.typename in ours.schema.getTypeMap()) {
    const type = ours.schema.getType(name)!;
    if (!('getInterfaces' in type) || ours.schema.getImplementations(type as never).objects.length === 0) return `Write: ${stubOf(name, ours)}`;
  }
  const type = ours.schema.getType(name);
  if (type) return `Write: ${asTheGraphHasIt(type)}`;
  const known = [...partner.types.keys(), ...Object.keys(ours.schema.getTypeMap()).filter((other) => !other.startsWith('__'))];
  const near = nearest(name, known);
  return near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Define it, or name a type that is defined.';
}

/** Every type that is named is defined: a subgraph knows of the graph's types only what it repeats of them. */
export function checkKnownTypes(partner: Partner, ours: OurGraph): Finding[] {
  const named = new Map<string, NamedTypeNode>();
  for (const type of partner.types.values()) {
    for (const node of type.nodes) {
      visit(node, { NamedType(reference) { if (!named.has(reference.name.value)) named.set(reference.name.value, reference); } });
    }
  }
  const builtIn = new Set(specifiedScalarTypes.map(({ name }) => name));
  return [...named].filter(([name]) => !partner.types.has(name) && !builtIn.has(name)).map(([name, node]) =>
    error(place(name, node), `${name} is named and not defined.`, insteadOf(name, partner, ours)));
}
