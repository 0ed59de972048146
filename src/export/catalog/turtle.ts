import { DataFactory, Writer } from 'n3';
import type { Triple, Value } from './triples.js';
import { iri, PREFIXES } from './vocabulary.js';

const { namedNode, literal, quad } = DataFactory;

function termOf(value: Value) {
  if ('iri' in value) return namedNode(value.iri);
  const { text, language, type } = value;
  return literal(text, language ?? (type ? namedNode(iri(type)) : undefined));
}

/** The catalogue as Turtle, https://www.w3.org/TR/turtle/. */
export function toTurtle(triples: readonly Triple[]): Promise<string> {
  const writer = new Writer({ prefixes: PREFIXES });
  for (const { subject, predicate, object } of triples) writer.addQuad(quad(namedNode(subject), namedNode(predicate), termOf(object)));
  return new Promise((resolve, reject) => {
    writer.end((error, text) => (error ? reject(error) : resolve(text)));
  });
}
