import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { normaliseText } from '../../../contract/text.js';

/** A word of a text, as a search compares it, and its place in the text. */
export interface PlacedWord {
  word: string;
  start: number;
  end: number;
}

/** Letters with their accents, and digits; an apostrophe within a word is a part of it: `programma's`. */
const WORD = /[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:['’‘`´][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*/gu;

/** The words of a text: lower case, without accents and apostrophes. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    word: normaliseText(found).replace(/[^\p{L}\p{Nd}]/gu, ''),
    start: index,
    end: index + found.length,
  }));
}

/** The words of a text, without their places. */
export function searchedWords(text: string): string[] {
  return placedWords(text).map(({ word }) => word);
}

/** The words of a name, or of a search, to compare as a whole: without single letters (`'s-Gravenhage`). */
export function wordsOfName(text: string): string[] {
  const words = searchedWords(text);
  const long = words.filter((word) => !/^\p{L}$/u.test(word));
  return long.length > 0 ? long : words;
}

/** Below this length a word has no other forms, and above it is no word of a language. */
const SHORTEST = 4;
const LONGEST = 40;

/** Whether a word may have other forms: words with digits are codes, years and amounts. */
export function isInflected(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && !/\p{Nd}/u.test(word);
}

/**
 * The stems of a word in Dutch and in English, by Snowball's algorithms (https://snowballstem.org): words with a stem
 * in common are forms of one word. A doubled last consonant, which Dutch stems keep (`gezinnen`), becomes single.
 */
export function formsOf(word: string): string[] {
  if (!isInflected(word)) return [word];
  return [...new Set([dutch(word), english(word)].map((stem) => stem.replace(/([b-df-hj-np-tv-z])\1$/, '$1')))];
}
