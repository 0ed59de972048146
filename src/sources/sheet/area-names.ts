import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { wordsOf } from '../../contract/text.js';
import type { Words } from '../../contract/words.js';
import { SHIPPED_SEEDS } from '../../packages/read/package-files.js';
import { readCsv } from '../../packages/read/read-csv.js';
import { oneLine } from './sheet.js';

/** An area of the graph that a text names; a note where the text is not how the graph or a publisher writes it. */
export type NamedArea = { area: string; note: Words | null } | { problem: string };

interface KnownArea {
  code: string;
  name: string;
}

/** Names in daily use of municipalities that have another official one. */
const EVERYDAY: Record<string, string> = { 'Den Haag': 'GM0518', 'Den Bosch': 'GM0796', Nuenen: 'GM0820' };

/** What publishers add to tell municipalities of one name apart: the province, or that it is not the province. */
const PROVINCES = /\s*\((gr|fr|dr|o|ov|fl|gld|u|ut|nh|n-h|zh|z-h|z|zld|nb|n-br|l|lb)\.?\)$/i;
const KIND = /\s*\((gemeente|gem\.?)\)$|^gemeente\s+/gi;
/** The number of a footnote, or an asterisk, after a name. */
const FOOTNOTE = /\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079\u207d\u207e]+|\*+)$/;

/** Kinds of area whose names are unique. */
const NAMED_KINDS = new Set(['COUNTRY', 'MUNICIPALITY']);

/** The areas of the release, by their codes and by the names that publishers give them. */
export class AreaNames {
  readonly #codes: ReadonlyMap<string, string>;
  readonly #names = new Map<string, KnownArea>();
  readonly #stems = new Map<string, KnownArea[]>();

  /** @param areas code, kind and name of each area */
  constructor(areas: readonly { code: string; kind: string; name: string }[]) {
    this.#codes = new Map(areas.map(({ code, name }) => [code, name]));
    const named = areas.filter(({ kind }) => NAMED_KINDS.has(kind));
    for (const { code, name } of named) {
      this.#names.set(keyOf(name), { code, name });
      const stem = keyOf(name.replace(PROVINCES, ''));
      this.#stems.set(stem, [...(this.#stems.get(stem) ?? []), { code, name }]);
    }
    for (const [name, code] of Object.entries(EVERYDAY))
      if (this.#codes.has(code) && !this.#names.has(keyOf(name))) this.#names.set(keyOf(name), { code, name });
  }

  /** The areas of the release. */
  static shipped(): AreaNames {
    const read = readCsv(readFileSync(join(SHIPPED_SEEDS, 'gebieden', 'areas.csv')));
    if ('problem' in read) throw new Error(`The shipped areas.csv ${read.problem.message}`);
    const { header, records } = read.table;
    const [code, kind, name] = [header.indexOf('code'), header.indexOf('kind'), header.indexOf('name_nl')];
    return new AreaNames(records.map((record) => ({ code: record[code]!, kind: record[kind]!, name: record[name]! })));
  }

  has(code: string): boolean {
    return this.#codes.has(code);
  }

  byName(written: string): NamedArea {
    const text = oneLine(written);
    const unmarked = text.replace(FOOTNOTE, '');
    const note = unmarked === text ? null : asWritten(text);
    const plain = unmarked.replace(KIND, '').trim();
    const known = this.#names.get(keyOf(plain));
    if (known) return { area: known.code, note };
    const namesakes = this.#stems.get(keyOf(plain)) ?? [];
    if (namesakes.length > 1)
      return {
        problem: `"${text}" is the name of ${namesakes.map(({ name, code }) => `${name} (${code})`).join(' and of ')}.`,
      };
    const withProvince = PROVINCES.test(plain) ? this.#names.get(keyOf(plain.replace(PROVINCES, ''))) : undefined;
    if (withProvince && !this.#isShared(plain)) return { area: withProvince.code, note };
    return { problem: `"${text}" is not a known area.${this.#similar(plain)}` };
  }

  /** Whether several municipalities have the name, so that the province must be the right one. */
  #isShared(name: string): boolean {
    return (this.#stems.get(keyOf(name.replace(PROVINCES, ''))) ?? []).length > 1;
  }

  byCode(written: string): NamedArea {
    const text = oneLine(written);
    const code = codeOf(text);
    if (code !== null && this.#codes.has(code)) {
      const isUsual = text === code || /^\d{1,4}$/.test(text);
      return { area: code, note: isUsual ? null : asWritten(text) };
    }
    if (this.#codes.has(text)) return { area: text, note: null };
    return { problem: `"${text}" is not the code of an area of the release.${codeHint(text, code)}` };
  }

  /** By code where the text looks like one, else by name. */
  byEither(written: string): NamedArea {
    return codeOf(oneLine(written)) === null ? this.byName(written) : this.byCode(written);
  }

  #similar(name: string): string {
    const key = keyOf(name);
    const scored = [...this.#names.values()].map((known) => ({ known, away: awayFrom(key, keyOf(known.name)) }));
    const near = scored
      .filter(({ away }) => away <= 0.4)
      .sort((a, b) => a.away - b.away || a.known.name.localeCompare(b.known.name))
      .slice(0, 3)
      .map(({ known }) => `${known.name} (${known.code})`);
    return near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
  }
}

/** Letters and digits, without accents, capitals, apostrophes and hyphens. */
function keyOf(name: string): string {
  return wordsOf(name).join(' ');
}

/** How different two names are, from 0 to 1; a name that begins with the other is close. */
function awayFrom(one: string, other: string): number {
  const shorter = one.length < other.length ? one : other;
  const longer = shorter === one ? other : one;
  if (shorter.length > 3 && longer.startsWith(`${shorter} `)) return 0.2;
  return distance(one, other) / Math.max(1, longer.length);
}

function asWritten(text: string): Words {
  return { nl: `In de bron heet het gebied "${text}".`, en: `The source calls the area "${text}".` };
}

/**
 * The code that a text is, however it is written: `935`, `0935`, `935.0` (a number in a spreadsheet), `gm0935`,
 * `GM 0935`. CBS also calls the Netherlands NL00.
 */
function codeOf(text: string): string | null {
  const number = /^(?:gm[ -]?)?(\d{1,4})(?:[.,]0+)?$/i.exec(text)?.[1];
  if (number !== undefined) return `GM${number.padStart(4, '0')}`;
  if (/^nl[ -]?0[01]$/i.test(text)) return 'NL01';
  return null;
}

function codeHint(text: string, code: string | null): string {
  if (/^(WK|BU)\d{6,8}$/i.test(text))
    return ` It is a district or neighbourhood; those of ${text.slice(0, 2).toUpperCase()} have no place in the graph.`;
  if (code !== null) return ' Municipalities that no longer exist, or that came later, are not in it.';
  return ' Write codes such as GM0935 or 935.';
}
