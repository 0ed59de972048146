import { type Finding, findingsOf } from '../finding.js';
import type { OurGraph } from '../our-graph.js';
import { type OwnPart, ownParts } from '../own-parts.js';
import { type Partner, place } from '../partner.js';

const { error } = findingsOf('names');

const words = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const pascal = (name: string): string =>
  words(name)
    .map((word) => capital(word === word.toUpperCase() ? word.toLowerCase() : word))
    .join('');
const camel = (name: string): string => pascal(name).replace(/^./, (letter) => letter.toLowerCase());

interface Style {
  pattern: RegExp;
  title: string;
  mend(name: string): string;
}

const CAMEL: Style = { pattern: /^[a-z][A-Za-z0-9]*$/, title: 'camelCase', mend: camel };
const STYLES: Record<OwnPart['what'], Style> = {
  type: { pattern: /^[A-Z][A-Za-z0-9]*$/, title: 'PascalCase', mend: pascal },
  field: CAMEL,
  argument: CAMEL,
  'enum value': {
    pattern: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
    title: 'UPPER_SNAKE',
    mend: (name) => words(name).join('_').toUpperCase(),
  },
};

function findingOf({ what, name, coordinate, node }: OwnPart): Finding | null {
  const { pattern, title, mend } = STYLES[what];
  // A name with "_" in front is another rule's.
  if (name.startsWith('_')) return null;
  if (!pattern.test(name))
    return error(
      place(coordinate, node),
      `The graph writes the name of every ${what} in ${title}.`,
      `Write: ${mend(name)}`,
    );
  const verb = what === 'field' ? /^(get|list|fetch|find)(?=[A-Z])/.exec(name)?.[1] : undefined;
  return verb
    ? error(
        place(coordinate, node),
        `A field is named after what it gives, without "${verb}".`,
        `Write: ${camel(name.slice(verb.length))}`,
      )
    : null;
}

/** Names are written as the graph writes them: a caller should not see where one subgraph ends. */
export function checkNames(partner: Partner, ours: OurGraph): Finding[] {
  return ownParts(partner, ours)
    .map(findingOf)
    .filter((finding) => finding !== null);
}
