import { iri, type Name } from './vocabulary.js';

/** A text, with its language or its type; or a thing, by its address. */
export type Value = { iri: string } | { text: string; language?: 'nl' | 'en'; type?: Name };

/** A statement of the catalogue. Nothing in it is without an address, so that both of its forms are read as the same. */
export interface Triple {
  subject: string;
  predicate: string;
  object: Value;
}

/** What is stated of a thing; null and undefined state nothing. */
type Statements = Partial<Record<Name, Value | readonly Value[] | null>>;

export const thing = (address: string): Value => ({ iri: address });
export const literal = (text: string): Value => ({ text });
export const inDutch = (text: string): Value => ({ text, language: 'nl' });
export const inEnglish = (text: string): Value => ({ text, language: 'en' });
export const time = (text: string): Value => ({ text, type: 'xsd:dateTime' });

/** The statements of a thing of some type. */
export function describe(subject: string, type: Name, statements: Statements): Triple[] {
  const all: Statements = { 'rdf:type': thing(iri(type)), ...statements };
  return Object.entries(all).flatMap(([name, values]) =>
    [values ?? []].flat().map((object) => ({ subject, predicate: iri(name as Name), object: object as Value })),
  );
}
