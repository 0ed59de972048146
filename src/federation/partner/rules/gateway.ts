import { type ConstDirectiveNode, visit } from 'graphql';
import { type Partner, place, textOf, usesOf } from '../partner.js';
import { type Finding, findingsOf } from '../finding.js';

const { error } = findingsOf('gateway');

/** What Federation has and the gateway of the graph does not do, with another way to the same end. */
const UNKNOWN: Record<string, string> = {
  requires:
    'Answer from the key alone: keep what you need of the graph on your own side, or let callers ask for both and compute.',
  interfaceObject: 'Add the field to each type that you have it for.',
  fromContext: 'Let the field have an argument that callers fill in.',
};

/** A key with fields below fields: the gateway tells things by plain fields. */
function nestedKeys(partner: Partner): Finding[] {
  return [...partner.types.values()].flatMap((type) =>
    usesOf(partner, type, 'key')
      .filter((use) => /[{(]/.test(textOf(use, 'fields')))
      .map((use) =>
        error(
          place(type.name, use),
          `The key "${textOf(use, 'fields')}" has fields below a field, which the gateway of the graph does not read.`,
          `Give ${type.name} a key of plain fields, such as a slug.`,
        ),
      ),
  );
}

/** What the gateway of the graph can do with the document: it plans by plain keys, and refuses to start with what it does not know. */
export function checkGateway(partner: Partner): Finding[] {
  const names = new Map([...(partner.link?.imports ?? [])].map(([name, here]) => [here, name]));
  const found: Finding[] = [];
  visit(partner.document, {
    Directive(node) {
      const name = names.get(node.name.value) ?? '';
      const instead = UNKNOWN[name];
      if (instead)
        found.push(
          error(
            place(`@${node.name.value}`, node as ConstDirectiveNode),
            `The gateway of the graph does not know @${name}.`,
            instead,
          ),
        );
    },
  });
  return [...found, ...nestedKeys(partner)];
}
