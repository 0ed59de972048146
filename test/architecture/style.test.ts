import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['src', 'test'];

const MAX_LINES = 400;
const MAX_WIDTH = 120;

/** Source files that may be longer, with the reason. */
const LONG_FILES: string[] = [];

/** Words for which English has a precise term: entity, record, field; the client, the operator; is not, does not exist. */
const VAGUE_WORDS = /\b(?:[Tt]hings?|[Ww]hoever|Somebody|somebody|is none)\b/;

/** A line of a file, with the place where it is. */
interface Line {
  place: string;
  text: string;
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const sources = files.filter((file) => file.startsWith('src/'));

function linesOf(file: string): Line[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((text, index) => ({ place: `${file}:${index + 1}`, text }));
}

const placesOf = (lines: readonly Line[]): string[] => lines.map(({ place }) => place);

describe('the style of', () => {
  it('suites for each database is to name it, or the run on PostgreSQL would leave them out', () => {
    const suites = files.filter((file) => file.endsWith('.test.ts') && !file.includes('architecture')).flatMap(linesOf);
    const unnamed = suites.filter(({ text }) => /dialects\(\)/.test(text) && /describe|\bit\b/.test(text));
    expect(placesOf(unnamed.filter(({ text }) => !/%s|postgres|runIf/i.test(text)))).toEqual([]);
  });

  it('source files is short: each has one idea', () => {
    expect(sources.length).toBeGreaterThan(10);
    const long = sources.filter((file) => linesOf(file).length > MAX_LINES);
    expect(long).toEqual(LONG_FILES);
  });

  it('source lines is narrow, including comments and texts, which the formatter does not wrap', () => {
    const wide = sources.flatMap(linesOf).filter(({ text }) => text.length > MAX_WIDTH && !/https?:\S+$/.test(text));
    expect(placesOf(wide)).toEqual([]);
  });

  it('names, comments and texts is precise', () => {
    const checked = files.filter((file) => file !== 'test/architecture/style.test.ts');
    const vague = checked.flatMap(linesOf).filter(({ text }) => VAGUE_WORDS.test(text));
    expect(placesOf(vague)).toEqual([]);
  });

  it('mocks is import(): a path in a text may name no file, and then replaces nothing', () => {
    const unchecked = files.flatMap(linesOf).filter(({ text }) => /^\s*vi\.mock\(['"`]/.test(text));
    expect(placesOf(unchecked)).toEqual([]);
  });
});
