/** A text that the graph itself writes, in each language that it speaks. */
export interface Words {
  nl: string;
  en: string;
}

/** A text that is the same in each language: a number, a proper name. */
export const sameWords = (text: string): Words => ({ nl: text, en: text });

/** Texts one after another, each a sentence. */
export function sentences(texts: readonly Words[]): Words {
  return { nl: texts.map(({ nl }) => nl).join(' '), en: texts.map(({ en }) => en).join(' ') };
}

/** A note of a row, which may have no English. */
export interface Note {
  nl: string;
  en: string | null;
}

/**
 * Notes one after another, as the columns of a row; in English only where each is, because half of them would be in
 * neither language.
 */
export function noteColumns(notes: readonly Note[]): { note: string | null; note_en: string | null } {
  if (notes.length === 0) return { note: null, note_en: null };
  const english = notes.map(({ en }) => en).filter((text) => text !== null);
  return {
    note: notes.map(({ nl }) => nl).join(' '),
    note_en: english.length === notes.length ? english.join(' ') : null,
  };
}

/** Joins words as an enumeration: `a`, `a en b`, `a, b en c`. */
export function enumeration(words: readonly (string | number)[], and = 'en'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}

/** Joins texts as an enumeration in each language. */
export function enumerated(texts: readonly Words[]): Words {
  return {
    nl: enumeration(texts.map(({ nl }) => nl)),
    en: enumeration(
      texts.map(({ en }) => en),
      'and',
    ),
  };
}

/** Years in few words, such as `2019–2021 en 2023`. */
export function yearsInWords(years: readonly number[]): Words {
  const runs: [first: number, last: number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && year === run[1] + 1) run[1] = year;
    else runs.push([year, year]);
  }
  const spans = runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return { nl: enumeration(spans), en: enumeration(spans, 'and') };
}
