import type { FieldDefinitionNode } from 'graphql';
import { type Finding, findingsOf } from '../finding.js';
import { compositeOf, isRoot, type OurGraph } from '../our-graph.js';
import { type Partner, type PartnerType, place, usesOf } from '../partner.js';

const { error } = findingsOf('graph-fields');

/** Both make the partner answer what is another subgraph's: a partner alone never needs them. */
const TAKING = ['override', 'provides'];

function takenByDirective(partner: Partner, type: PartnerType): Finding[] {
  return (type.fields as FieldDefinitionNode[]).flatMap((field) =>
    TAKING.flatMap((directive) =>
      usesOf(partner, field, directive).map((use) =>
        error(
          place(`${type.name}.${field.name.value}`, use),
          `@${directive} would make you answer what another subgraph answers.`,
          `Leave @${directive} out; give what you have to say a field of its own.`,
        ),
      ),
    ),
  );
}

/** A field of the graph's that the partner would answer too; one that it only needs from us is @external. */
function taken(partner: Partner, type: PartnerType, ours: OurGraph): Finding[] {
  const fields = compositeOf(ours, type.name)!.getFields();
  const keys = ours.entities.get(type.name)?.keys ?? [];
  const uses = (field: FieldDefinitionNode, directive: string): boolean => usesOf(partner, field, directive).length > 0;
  const own = (type.fields as FieldDefinitionNode[]).filter(
    (field) => !uses(field, 'external') && !uses(field, 'override'),
  );
  return own
    .filter(({ name }) => name.value in fields && !keys.includes(name.value))
    .map((field) => {
      const where = place(`${type.name}.${field.name.value}`, field);
      if (isRoot(type))
        return error(
          where,
          `The graph has a root field ${field.name.value} already.`,
          'Give yours another name, one that says what it finds.',
        );
      return error(
        where,
        `${type.name}.${field.name.value} is answered by the graph.`,
        'Leave it out; whoever needs it asks for it beside your fields.',
      );
    });
}

/** A field of an interface would be asked of all its types, also those that the partner does not know. */
function addedToInterface(type: PartnerType, ours: OurGraph): Finding[] {
  const known = compositeOf(ours, type.name)!;
  if (type.kind !== 'interface') return [];
  const objects = ours.schema.getPossibleTypes(known as never).map(({ name }) => name);
  return type.fields
    .filter(({ name }) => !(name.value in known.getFields()))
    .map((field) =>
      error(
        place(`${type.name}.${field.name.value}`, field),
        `${type.name} is an interface of the graph: every type of it would need this field.`,
        `Add the field to the types that you have it for, of ${objects.join(', ')}.`,
      ),
    );
}

/** Nothing that the graph answers is answered by a partner as well. */
export function checkGraphFields(partner: Partner, ours: OurGraph): Finding[] {
  return [...partner.types.values()]
    .filter(({ kind }) => kind === 'object' || kind === 'interface')
    .flatMap((type) => {
      const shared = isRoot(type) || ours.entities.has(type.name);
      const fields =
        shared && compositeOf(ours, type.name) ? [...taken(partner, type, ours), ...addedToInterface(type, ours)] : [];
      return [...takenByDirective(partner, type), ...fields];
    });
}
