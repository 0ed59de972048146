import type { ConstDirectiveNode } from 'graphql';
import { type Finding, findingsOf } from '../finding.js';
import { addedFields, type OurGraph } from '../our-graph.js';
import { enumValuesOf, type Partner, type PartnerType, place, usesOf } from '../partner.js';

const { error } = findingsOf('internals');

type Named = { name: { value: string }; directives?: readonly ConstDirectiveNode[] };

/** The parts of a type with their coordinates: fields, arguments, enum values. */
function partsOf(type: PartnerType): { coordinate: string; node: Named & PartnerType['fields'][number] }[] {
  return [...type.fields, ...enumValuesOf(type)].map((node) => ({
    coordinate: `${type.name}.${node.name.value}`,
    node: node as never,
  }));
}

/** The directives that keep a thing from callers, wherever it is answered. */
const KEEPING = ['authenticated', 'inaccessible', 'policy', 'requiresScopes'];

function hidden(partner: Partner, type: PartnerType, ours: OurGraph): Finding[] {
  if (!ours.schema.getType(type.name)) return [];
  const added = addedFields(type, ours).map(({ name }) => name.value);
  const places = [
    { coordinate: type.name, node: type },
    ...partsOf(type).filter(({ node }) => !added.includes(node.name.value)),
  ];
  return places.flatMap(({ coordinate, node }) =>
    KEEPING.flatMap((directive) =>
      usesOf(partner, node, directive).map((use) =>
        error(
          place(coordinate, use),
          `@${directive} would keep ${coordinate} from callers, and it is the graph's.`,
          `Leave @${directive} out; keep from callers only what is your own.`,
        ),
      ),
    ),
  );
}

function reserved(type: PartnerType): Finding[] {
  const instead = 'Begin the name with a letter; "_" belongs to gateways and subgraphs.';
  const all = [{ coordinate: type.name, node: type.nodes[0]! }, ...partsOf(type)];
  return all
    .filter(({ node }) => node.name.value.startsWith('_'))
    .map(({ coordinate, node }) => error(place(coordinate, node), `"${node.name.value}" begins with "_".`, instead));
}

/** What the graph's subgraphs have between themselves stays there: what has no id of its own, and what callers do not see. */
export function checkInternals(partner: Partner, ours: OurGraph): Finding[] {
  return [...partner.types.values()].flatMap((type) => {
    const handle = ours.entities.get(type.name)?.handle;
    const inner = handle
      ? [
          error(
            place(type.name, type.nodes[0]!),
            `${type.name} has no key that is meant for others: what names one can change any day.`,
            `Refer to what has an id or a slug, such as Indicator and Municipality; callers find ${type.name} from there.`,
          ),
        ]
      : [];
    return [...inner, ...hidden(partner, type, ours), ...reserved(type)];
  });
}
