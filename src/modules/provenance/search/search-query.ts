import { everydayGroups } from './everyday-words.js';
import { type Grade, GRADE } from './grade.js';
import type { Vocabulary } from './vocabulary.js';
import { formsOf, wordsOfName } from './word-forms.js';

/** Words of the vocabulary that match one word of a search, each with how well. */
export type WordMatches = ReadonlyMap<number, Grade>;

/** One word of a search, or several that mean one concept (`Den Haag`), with all that matches it. */
export interface Unit {
  /** Each lists words of which a text must have all. */
  alternatives: WordMatches[][];
  /** Other names of the same concept, as words. */
  alsoCalled: string[];
  /** Whether it is a year among other words: what has it comes first, but it is not needed. */
  isYear: boolean;
}

/**
 * Articles, prepositions, conjunctions and pronouns: no text is about them. From Snowball's lists of stop words
 * (https://snowballstem.org/algorithms/dutch/stop.txt and the English one).
 */
const FUNCTION_WORDS = new Set(
  (
    'aan als bij dat de deze die dit door een en er het hoe hun ik in is je maar me met mijn naar niet of om onder ' +
    'ons op over per te tot uit van voor waar was wat we wel wie wij worden zal ze zijn zo ' +
    'a an and are as at be by for from how i in is it of on or that the this to was what where who with'
  ).split(' '),
);

/** A phrase by the stems of its words, so that its forms are found too. */
function keyOf(words: readonly string[]): string {
  return words.map((word) => formsOf(word)[0]).join(' ');
}

interface EverydayPhrases {
  /** For each phrase, the phrases that mean the same. */
  groups: ReadonlyMap<string, readonly (readonly string[])[]>;
  longest: number;
  /** The phrases of one word. */
  words: ReadonlySet<string>;
}

let phrases: EverydayPhrases | undefined;

function everydayPhrases(): EverydayPhrases {
  if (phrases) return phrases;
  const groups = new Map<string, string[][]>();
  for (const { words } of everydayGroups) {
    const group = words.map(wordsOfName);
    for (const phrase of group) groups.set(keyOf(phrase), [...(groups.get(keyOf(phrase)) ?? []), ...group]);
  }
  const all = [...groups.values()].flat();
  phrases = {
    groups,
    longest: Math.max(...all.map(({ length }) => length)),
    words: new Set(all.flatMap((phrase) => (phrase.length === 1 ? phrase : []))),
  };
  return phrases;
}

/** What a search looks for: its words, each with the words of the vocabulary that match it. */
export function unitsOf(words: readonly string[], vocabulary: Vocabulary): Unit[] {
  const { groups, longest } = everydayPhrases();
  const isTelling = (word: string) => !FUNCTION_WORDS.has(word);
  const skipsOthers = words.some(isTelling);
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longest, words.length - at);
    while (length > 1 && !groups.has(keyOf(words.slice(at, at + length)))) length -= 1;
    const phrase = words.slice(at, at + length);
    if (!skipsOthers || phrase.some(isTelling)) units.push(...unitOf(phrase, vocabulary));
    at += length;
  }
  const decides = units.some(({ isYear }) => !isYear);
  return decides ? units : units.map((unit) => ({ ...unit, isYear: false }));
}

function unitOf(phrase: readonly string[], vocabulary: Vocabulary): Unit[] {
  const others = groupOf(phrase);
  const isYear = phrase.length === 1 && /^(?:19|20)\d\d$/.test(phrase[0]!);
  const alternatives = [phrase.map((word) => matchesOf(word, vocabulary))];
  alternatives.push(...everyday(others, vocabulary, GRADE.everyday));
  if (alternatives.some(isFindable))
    return [{ alternatives, alsoCalled: others.map((words) => words.join(' ')), isYear }];
  const unit = (slips: 1 | 2) => [
    { alternatives: phrase.flatMap((word) => near(word, vocabulary, slips)), alsoCalled: [], isYear },
  ];
  const slipped = unit(1);
  if (slipped.some((one) => one.alternatives.length > 0)) return slipped;
  const parts = vocabulary.split(phrase[0]!);
  return parts ? parts.flatMap((part) => unitOf([part], vocabulary)) : unit(2);
}

function groupOf(phrase: readonly string[]): readonly (readonly string[])[] {
  const key = keyOf(phrase);
  return (everydayPhrases().groups.get(key) ?? []).filter((other) => keyOf(other) !== key);
}

function isFindable(words: readonly WordMatches[]): boolean {
  return words.length > 0 && words.every(({ size }) => size > 0);
}

function everyday(group: readonly (readonly string[])[], vocabulary: Vocabulary, grade: Grade): WordMatches[][] {
  return group.map((words) => words.map((word) => wholeMatches(word, vocabulary, grade))).filter(isFindable);
}

/** What matches a word with slips of typing: the nearest known words, and what they are called otherwise. */
function near(word: string, vocabulary: Vocabulary, slips: 1 | 2): WordMatches[][] {
  const corrected = vocabulary.near(word, everydayPhrases().words, slips);
  return corrected.flatMap((known) => [
    [wholeMatches(known, vocabulary, GRADE.near)],
    ...everyday(groupOf([known]), vocabulary, GRADE.near + 1),
  ]);
}

/** Words that match as a whole or as a part of a compound; `worst` is the best grade that they get. */
function wholeMatches(word: string, vocabulary: Vocabulary, worst: Grade): WordMatches {
  const matches = new Map<number, Grade>();
  for (const number of vocabulary.compoundsOf(word)) matches.set(number, Math.max(GRADE.part, worst));
  for (const number of vocabulary.formsOf(word)) matches.set(number, Math.max(GRADE.form, worst));
  const exact = vocabulary.numberOf(word);
  if (exact !== undefined) matches.set(exact, worst);
  return matches;
}

/** The shortest start of a word that finds the words that begin with it. */
const SHORTEST_START = 2;

function matchesOf(word: string, vocabulary: Vocabulary): WordMatches {
  const matches = new Map<number, Grade>();
  for (const number of vocabulary.compoundsOf(word)) matches.set(number, GRADE.part);
  if (word.length >= SHORTEST_START)
    for (const number of vocabulary.startingWith(word)) matches.set(number, GRADE.start);
  for (const number of vocabulary.formsOf(word)) matches.set(number, GRADE.form);
  const exact = vocabulary.numberOf(word);
  if (exact !== undefined) matches.set(exact, GRADE.exact);
  return matches;
}
