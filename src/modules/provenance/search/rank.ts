import { searchedKind } from '../../../contract/searchable.js';
import { fragmentOf } from './fragment.js';
import { type Grade, GRADE } from './grade.js';
import { ROLE, type SearchedFact, type SearchIndex } from './search-index.js';
import { type Unit, unitsOf, type WordMatches } from './search-query.js';
import { placedWords, wordsOfName } from './word-forms.js';

/** A fact that a search found, and why. */
export interface SearchHitRow extends SearchedFact {
  field: string;
  fragment: string;
}

/** How well one unit of a search matches a fact, and in which text. */
interface Match {
  role: number;
  grade: Grade;
  text: number;
}

/** What kinds weigh: as much as the difference between two ways to match. */
const WEIGHT = { first: 0, usual: 1, last: 3 } as const;

/** What a search is for, and in what. */
interface Search {
  text: string;
  /** Kinds of facts to find; null for all. */
  kinds: ReadonlySet<string> | null;
  limit: number;
}

/**
 * The best hits. Facts that match all words come first, then those that match most; among these what is called exactly
 * so, what has the words in its name, and what has them in its texts. Each of these groups is ordered by how well the
 * words match together with what kind the fact is of. Every tie is decided, so the order is the same everywhere.
 */
export function bestHits(index: SearchIndex, { text, kinds, limit }: Search): SearchHitRow[] {
  const words = wordsOfName(text);
  const units = unitsOf(words, index.vocabulary);
  const wanted: Wanted = { phrase: words.join(' '), key: text.trim().toLowerCase(), units };
  return [...matchesOf(index, units)]
    .filter(([fact]) => kinds === null || kinds.has(index.facts[fact]!.kind))
    .map(([fact, matches]) => ({ fact, matches, rank: rankOf(index, fact, matches, wanted) }))
    .sort((a, b) => compare(a.rank, b.rank) || (index.facts[a.fact]!.id < index.facts[b.fact]!.id ? -1 : 1))
    .slice(0, limit)
    .map(({ fact, matches }) => hitOf(index, fact, matches, units));
}

/** The best match of each unit in each fact. */
function matchesOf(index: SearchIndex, units: readonly Unit[]): Map<number, (Match | undefined)[]> {
  const found = new Map<number, (Match | undefined)[]>();
  for (const [place, { alternatives }] of units.entries())
    for (const words of alternatives)
      for (const [text, grade] of textsWithAll(index, words)) {
        const { fact, role } = index.texts[text]!;
        const matches = found.get(fact) ?? [];
        const before = matches[place];
        if (!before || role < before.role || (role === before.role && isBetter(index, { grade, text }, before)))
          matches[place] = { role, grade, text };
        found.set(fact, matches);
      }
  return found;
}

/** By grade; in Dutch rather than in English where both match alike. */
function isBetter({ texts }: SearchIndex, a: Pick<Match, 'grade' | 'text'>, b: Match): boolean {
  if (a.grade !== b.grade) return a.grade < b.grade;
  return texts[a.text]!.language === 'nl' && texts[b.text]!.language !== 'nl';
}

/** The texts that match some words one after another, each with the grade of the word that matches worst. */
function textsWithAll(index: SearchIndex, words: readonly WordMatches[]): Map<number, Grade> {
  let all: Map<number, Grade> | undefined;
  for (const word of words) {
    const texts = new Map<number, Grade>();
    for (const [number, grade] of word)
      for (const text of index.textsWith[number]!) {
        const before = all ? all.get(text) : 0;
        if (before === undefined) continue;
        const worst = Math.max(before, grade);
        texts.set(text, Math.min(texts.get(text) ?? worst, worst));
      }
    all = texts;
  }
  const texts = all ?? new Map<number, Grade>();
  if (words.length > 1)
    for (const text of texts.keys()) if (placesOf(index.wordsIn[text]!, words).length === 0) texts.delete(text);
  return texts;
}

/** The places where words, by their numbers, match others one after another. */
function placesOf(numbers: Uint32Array, words: readonly WordMatches[]): number[] {
  const places: number[] = [];
  for (const start of numbers.keys())
    if (words.every((word, offset) => word.has(numbers[start + offset] ?? -1)))
      places.push(...words.map((_, offset) => start + offset));
  return places;
}

interface Wanted {
  /** All words. */
  phrase: string;
  /** The search as an id, a slug or a code. */
  key: string;
  units: readonly Unit[];
}

function rankOf(index: SearchIndex, fact: number, matches: readonly (Match | undefined)[], wanted: Wanted): number[] {
  const { id, kind, name_nl } = index.facts[fact]!;
  const names = index.names[fact]!;
  const found = matches.filter((match) => match !== undefined);
  const weight = WEIGHT[searchedKind(kind).prominence];
  const grades = found.reduce((sum, { grade }) => sum + grade, 0);
  const about = found.filter(({ role }) => role !== ROLE.relation);
  const inNames = about.filter(({ role }) => role === ROLE.name).length;
  const place = about.length === 0 ? 2 : inNames === about.length ? 0 : 1;
  return [
    wanted.units.filter(({ isYear }, unit) => !isYear && !matches[unit]).length,
    isCalled(id, kind, names, wanted) ? 0 : 1,
    place,
    wanted.units.length - found.length,
    place === 0 ? nameTier(names, about, wanted) + weight : grades + weight + (about.length - inNames),
    grades,
    weight,
    name_nl.length,
  ];
}

/** Whether the search is the whole name of a fact, another name of the same concept, or its key. */
function isCalled(id: string, kind: string, names: readonly string[], { phrase, key, units }: Wanted): boolean {
  const alsoCalled = units.length === 1 ? units[0]!.alsoCalled : [];
  const own = id.slice(kind.length + 1).toLowerCase();
  return (
    names.some((name) => name === phrase || alsoCalled.includes(name)) ||
    [id.toLowerCase(), own].includes(key) ||
    own === phrase.replaceAll(' ', '-')
  );
}

/** 0 for names that begin with the search, 1 for names with its words, 2 for names with other words for it. */
function nameTier(names: readonly string[], matches: readonly Match[], { phrase }: Wanted): number {
  if (names.some((name) => name.startsWith(phrase))) return 0;
  return matches.every(({ grade }) => grade < GRADE.everyday) ? 1 : 2;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) if (value !== b[place]) return value - b[place]!;
  return 0;
}

/** The hit, explained by the text that matches most units. */
function hitOf(
  index: SearchIndex,
  fact: number,
  matches: readonly (Match | undefined)[],
  units: readonly Unit[],
): SearchHitRow {
  const found = matches.filter((match) => match !== undefined);
  const count = (text: number) => found.filter((match) => match.text === text).length;
  const best = found.reduce((a, b) =>
    (count(b.text) - count(a.text) || a.role - b.role || a.grade - b.grade) > 0 ? b : a,
  );
  const { field, text } = index.texts[best.text]!;
  const numbers = index.wordsIn[best.text]!;
  const matching = new Set(
    units.flatMap(({ alternatives }) => alternatives.flatMap((words) => placesOf(numbers, words))),
  );
  return { ...index.facts[fact]!, field, fragment: fragmentOf(text, placedWords(text), matching) };
}
