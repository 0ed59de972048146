import type { ResourceField } from '../contract/package-resource.js';
import type { Cell } from '../contract/package-row.js';
import type { Finding } from '../packages/check/finding.js';
import { citedBy, factOf, findingAt, type SourceRow } from '../packages/check/source-row.js';
import type { MergedRow } from '../packages/merge/merge-rows.js';
import { modules } from '../modules/index.js';
import type { Check } from '../packages/check/check-given.js';
import type { PackageFiles } from '../packages/read/package-files.js';
import { type ServedFact, servedAnswers } from './served-answers.js';

/** Asks the graph about all facts of packages, and reports as {@link checkServed} what is wrong with the packages. */
export async function checkAnswers(
  given: readonly PackageFiles[],
  { merged }: Pick<Check, 'merged'>,
): Promise<Finding[]> {
  const ids = new Set(merged.flatMap(({ parts: [part] }) => factOf(part)?.id ?? []));
  const names = new Set(given.map(({ name }) => name));
  const findings = checkServed(merged, await servedAnswers(given, modules, [...ids]));
  return findings.filter((finding) => names.has(finding.package));
}

/** Texts that no answer of the graph has, and values that the places cited next to them do not support. */
export function checkServed(merged: readonly MergedRow[], served: ReadonlyMap<string, ServedFact>): Finding[] {
  const everywhere = textsIn([...served.values()]);
  return merged.flatMap(({ parts }) => [
    ...parts.flatMap((part) => {
      const about = served.get(factOf(part)?.id ?? citedBy(part) ?? '');
      return unreachable(part, about ? textsIn(about) : everywhere);
    }),
    ...mixed(parts, served),
  ]);
}

/** The texts of an answer, and them all in one: notes of rows that cite one place are joined. */
interface Texts {
  each: ReadonlySet<string>;
  joined: string;
}

function textsIn(answer: object): Texts {
  const each = new Set<string>();
  collect(answer, each);
  return { each, joined: [...each].join('\n') };
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) collect(part, texts);
}

/** Whether a column holds words, not a code, a key or a reference. */
function isText({ type, values, refersTo, name }: ResourceField, key: readonly string[]): boolean {
  return type === 'string' && values === undefined && refersTo === undefined && !key.includes(name);
}

function unreachable(source: SourceRow, { each, joined }: Texts): Finding[] {
  const { resource, row } = source;
  // Reference packages are read in no document; people's names are shown to few.
  if (row.document === null || resource.sensitive) return [];
  return resource.fields
    .filter((field) => isText(field, resource.key))
    .map(({ name }) => [name, row.cells[name] ?? null] as const)
    .filter(([, text]) => text !== null && !each.has(String(text)) && !joined.includes(String(text)))
    .map(([column, text]) =>
      findingAt(source, {
        column,
        value: String(text),
        rule: 'unreachable',
        message: 'No query reaches this text: the graph shows another one in its place, or has no field for it.',
      }),
    );
}

/** The documents that the citations of an answer name. */
function citedIn({ citations }: ServedFact): Set<string> {
  const cited = (citations ?? []) as { document: { id: string } }[];
  return new Set(cited.map(({ document }) => document.id.slice('document/'.length)));
}

/** Values shown of an entity of several documents that a document cited for them states otherwise, or not at all. */
function mixed(parts: readonly SourceRow[], served: ReadonlyMap<string, ServedFact>): Finding[] {
  const [first] = parts;
  const answer = first && served.get(factOf(first)?.id ?? '');
  if (!first || !answer || parts.length < 2) return [];
  const cited = citedIn(answer);
  return first.resource.fields.flatMap((field) => {
    const shown = shownIn(answer, field, first.resource.key);
    if (shown === null) return [];
    const contrary = parts.find(
      ({ row }) => cited.has(row.document ?? '') && !shown.isStatedBy(row.cells[field.name] ?? null),
    );
    if (!contrary) return [];
    return [
      findingAt(contrary, {
        column: field.name,
        value: shown.text,
        rule: 'mixed-sources',
        message:
          `The graph shows "${shown.text}" and cites ${contrary.row.document} for it, which does not state that: ` +
          'a value and its citations must be of the same document.',
      }),
    ];
  });
}

interface ShownValue {
  text: string;
  isStatedBy(cell: Cell): boolean;
}

/**
 * The value of a column that an answer shows; null when it shows none, and for what identifies: that has its own
 * document, in `texts`.
 */
function shownIn(answer: ServedFact, field: ResourceField, key: readonly string[]): ShownValue | null {
  if (field.identifies) return null;
  const [, stem = field.name, language = 'NL'] = /^(.*)_(nl|en)$/.exec(field.name) ?? [];
  const name = stem.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  if (isText(field, key)) {
    const text = answer[`${name}__${language.toUpperCase()}`] ?? answer[name] ?? null;
    // Where there is no English, the Dutch text is shown.
    if (typeof text !== 'string' || (language === 'en' && text === answer[`${name}__NL`])) return null;
    return { text, isStatedBy: (cell) => cell === text };
  }
  const listed = answer[name];
  if (field.type !== 'list' || field.refersTo !== 'organisation' || !Array.isArray(listed) || listed.length === 0)
    return null;
  const keys = (listed as { id: string }[]).map(({ id }) => id.slice('organisation/'.length));
  return {
    text: keys.join(', '),
    isStatedBy: (cell) => Array.isArray(cell) && keys.every((one) => cell.includes(one)),
  };
}
