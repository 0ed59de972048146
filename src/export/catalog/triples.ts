import { iri, type Name } from './vocabulary.js';

/** The object of a triple: a resource by its address, or a literal with its language or type. */
export type Value = { iri: string } | { text: string; language?: 'nl' | 'en'; type?: Name };

/** A triple of the catalogue. There are no blank nodes, so that both serialisations are equal. */
export interface Triple {
  subject: string;
  predicate: string;
  object: Value;
}

/** The values of a resource by predicate; null and undefined add nothing. */
type Statements = Partial<Record<Name, Value | readonly Value[] | null>>;

export const resource = (address: string): Value => ({ iri: address });
export const literal = (text: string): Value => ({ text });
export const inDutch = (text: string): Value => ({ text, language: 'nl' });
export const inEnglish = (text: string): Value => ({ text, language: 'en' });
export const time = (text: string): Value => ({ text, type: 'xsd:dateTime' });

/** The triples of a resource and its type. */
export function describe(subject: string, type: Name, statements: Statements): Triple[] {
  const all: Statements = { 'rdf:type': resource(iri(type)), ...statements };
  return Object.entries(all).flatMap(([name, values]) =>
    [values ?? []].flat().map((object) => ({ subject, predicate: iri(name as Name), object: object as Value })),
  );
}
