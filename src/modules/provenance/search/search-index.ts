import { searchedKind } from '../../../contract/searchable.js';
import { breathe } from './breathe.js';
import { Vocabulary } from './vocabulary.js';
import { searchedWords, wordsOfName } from './word-forms.js';

/** What a text is to its fact: what it is called, what is said about it, its key, or what it is related to. */
export const ROLE = { name: 0, text: 1, key: 2, relation: 3 } as const;

/** A fact that can be found. */
export interface SearchedFact {
  id: string;
  kind: string;
  name_nl: string;
  name_en: string | null;
}

/** A text of a fact. */
interface SearchedText {
  /** Place of the fact in the index. */
  fact: number;
  field: string;
  language: string;
  role: number;
  text: string;
}

/** A row of the table of searched texts. */
interface StoredText {
  fact: string;
  field: string;
  language: string;
  role: string;
  text: string | null;
  other: string | null;
}

/** All searched texts of one version of the data, by the words in them. It holds no figures. */
export class SearchIndex {
  private constructor(
    readonly facts: readonly SearchedFact[],
    readonly texts: readonly SearchedText[],
    readonly vocabulary: Vocabulary,
    /** The words of each text in their order, by number. */
    readonly wordsIn: readonly Uint32Array[],
    /** For each word of the vocabulary, the texts that have it. */
    readonly textsWith: readonly (readonly number[])[],
    /** The names of each fact, as words. */
    readonly names: readonly (readonly string[])[],
  ) {}

  /** Makes the index, in slices that leave time for other requests. */
  static async of(facts: readonly SearchedFact[], stored: readonly StoredText[]): Promise<SearchIndex> {
    const texts = textsOfFacts(facts, stored);
    const byWord = new Map<string, number[]>();
    const wordsIn: string[][] = [];
    const names: string[][] = facts.map(() => []);
    for (const [number, { fact, role, text }] of texts.entries()) {
      await breathe(number);
      const words = searchedWords(text);
      wordsIn.push(words);
      if (role === ROLE.name) names[fact]!.push(wordsOfName(text).join(' '));
      for (const word of new Set(words)) {
        const known = byWord.get(word);
        if (known) known.push(number);
        else byWord.set(word, [number]);
      }
    }
    const vocabulary = await Vocabulary.of(byWord.keys());
    const textsWith = vocabulary.words.map((word) => byWord.get(word)!);
    const numbered = wordsIn.map((words) => Uint32Array.from(words, (word) => vocabulary.numberOf(word)!));
    return new SearchIndex(facts, texts, vocabulary, numbered, textsWith, names);
  }
}

/** The texts in the order of facts, the Dutch ones of a field first. */
function textsOfFacts(facts: readonly SearchedFact[], stored: readonly StoredText[]): SearchedText[] {
  const places = new Map(facts.map(({ id }, place) => [id, place]));
  const texts: SearchedText[] = [];
  for (const { fact, field, language, role, text, other } of stored) {
    const place = places.get(fact);
    const related = other === null ? undefined : places.get(other);
    const said = text ?? (related === undefined ? null : facts[related]!.name_nl);
    if (place === undefined || said === null) continue;
    const kind = role === 'NAME' ? ROLE.name : role === 'TEXT' ? ROLE.text : ROLE.relation;
    texts.push({ fact: place, field, language, role: kind, text: said });
  }
  for (const [place, { id, kind }] of facts.entries()) {
    const { called } = searchedKind(kind);
    const about = { fact: place, language: 'nl' };
    if (called.length > 0) texts.push({ ...about, field: '__typename', role: ROLE.relation, text: called.join(', ') });
    const key = id.slice(kind.length + 1);
    // A key of several parts holds the keys of others, which say nothing about it.
    if (!key.includes('/')) texts.push({ ...about, field: 'id', role: ROLE.key, text: key });
  }
  return texts;
}
