import { isInterfaceType, type NamedTypeNode, specifiedScalarTypes, visit } from 'graphql';
import { nearest } from '../../../contract/text.js';
import { asTheGraphHasIt, interfaceStubOf, stubOf } from '../describe-type.js';
import { type Finding, findingsOf } from '../finding.js';
import type { OurGraph } from '../our-graph.js';
import { type Partner, place } from '../partner.js';

const { error } = findingsOf('types');

function insteadOf(name: string, partner: Partner, ours: OurGraph): string {
  const type = ours.schema.getType(name);
  if (type && ours.entities.get(name)?.handle)
    return 'Name what has an id or a slug instead, such as Indicator or Municipality.';
  if (isInterfaceType(type) && ours.entities.has(name)) return `Write: ${interfaceStubOf(type, ours)}`;
  if (type) return `Write: ${ours.entities.has(name) ? stubOf(name, ours) : asTheGraphHasIt(type)}`;
  const known = [
    ...partner.types.keys(),
    ...Object.keys(ours.schema.getTypeMap()).filter((other) => !other.startsWith('__')),
  ];
  const near = nearest(name, known);
  return near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Define it, or name a type that is defined.';
}

/** Every type that is named is defined: a subgraph knows of the graph's types only what it repeats of them. */
export function checkKnownTypes(partner: Partner, ours: OurGraph): Finding[] {
  const named = new Map<string, NamedTypeNode>();
  for (const type of partner.types.values()) {
    for (const node of type.nodes) {
      visit(node, {
        NamedType(reference) {
          if (!named.has(reference.name.value)) named.set(reference.name.value, reference);
        },
      });
    }
  }
  const builtIn = new Set(specifiedScalarTypes.map(({ name }) => name));
  return [...named]
    .filter(([name]) => !partner.types.has(name) && !builtIn.has(name))
    .map(([name, node]) =>
      error(place(name, node), `${name} is named and not defined.`, insteadOf(name, partner, ours)),
    );
}
