import { type FieldDefinitionNode, Kind, print } from 'graphql';
import { type Finding, findingsOf } from '../finding.js';
import { namedTypeOf, type Partner, place } from '../partner.js';
import { addedFields, type OurGraph } from '../our-graph.js';

const { warning } = findingsOf('numbers');

/** Names of things that are counted, so that a half makes no sense. */
const COUNTED =
  /^(?:first|last|limit|offset|skip|take|page|pageSize|year|month|quarter|week|number|rank|count|totalCount|\w+Count)$/;
/** Names of things that are names, even when they look like numbers. */
const NAMING = /^(?:id|\w+Id|ids|\w+Ids|code|slug)$/;

type Part = FieldDefinitionNode | NonNullable<FieldDefinitionNode['arguments']>[number];

function findingOf(coordinate: string, node: Part): Finding[] {
  const type = namedTypeOf(node);
  const name = node.name.value;
  const better =
    NAMING.test(name) && (type === 'Float' || type === 'Int')
      ? 'ID'
      : COUNTED.test(name) && type === 'Float'
        ? 'Int'
        : null;
  if (!better) return [];
  const why =
    better === 'ID'
      ? `A name of things is no number: ${type} loses leading zeros and invites sums.`
      : 'It counts whole things, and Float lets a half through.';
  return [warning(place(coordinate, node), why, `Write: ${name}: ${print(node.type).replace(type, better)}`)];
}

/** Whole numbers are Int and names are ID: libraries turn a bare number into Float unless they are told. */
export function checkNumbers(partner: Partner, ours: OurGraph): Finding[] {
  return [...partner.types.values()].flatMap((type) =>
    addedFields(type, ours).flatMap((field) => {
      const coordinate = `${type.name}.${field.name.value}`;
      const args = field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : [];
      return [
        ...findingOf(coordinate, field),
        ...args.flatMap((argument) => findingOf(`${coordinate}(${argument.name.value}:)`, argument)),
      ];
    }),
  );
}
