import { groupBy } from '../../contract/collections.js';
import type { Triple, Value } from './triples.js';
import { iri, PREFIXES } from './vocabulary.js';

const TYPE = iri('rdf:type');

/** A name with its prefix. */
function shortened(name: string): string {
  const prefix = Object.entries(PREFIXES).find(([, start]) => name.startsWith(start));
  return prefix ? `${prefix[0]}:${name.slice(prefix[1].length)}` : name;
}

function nodeValue(value: Value): object {
  if ('iri' in value) return { '@id': value.iri };
  const { text, language, type } = value;
  return { '@value': text, ...(language && { '@language': language }), ...(type && { '@type': type }) };
}

function nodeOf(subject: string, triples: readonly Triple[]): object {
  const properties = groupBy(triples, ({ predicate }) => predicate);
  return {
    '@id': subject,
    ...Object.fromEntries(
      [...properties].map(([predicate, all]) =>
        predicate === TYPE
          ? ['@type', all.map(({ object }) => shortened((object as { iri: string }).iri))]
          : [shortened(predicate), all.map(({ object }) => nodeValue(object))],
      ),
    ),
  };
}

/** The catalogue as JSON-LD 1.1, https://www.w3.org/TR/json-ld11/, with an inline context of prefixes. */
export function toJsonLd(triples: readonly Triple[]): object {
  return {
    '@context': PREFIXES,
    '@graph': [...groupBy(triples, ({ subject }) => subject)].map(([subject, all]) => nodeOf(subject, all)),
  };
}

/** The catalogue as Turtle, https://www.w3.org/TR/turtle/. */
export async function toTurtle(triples: readonly Triple[]): Promise<string> {
  // Only the catalogue needs it: a start takes less without.
  const { DataFactory, Writer } = await import('n3');
  const { namedNode, literal, quad } = DataFactory;
  const termOf = (value: Value) => {
    if ('iri' in value) return namedNode(value.iri);
    const { text, language, type } = value;
    return literal(text, language ?? (type ? namedNode(iri(type)) : undefined));
  };
  const writer = new Writer({ prefixes: PREFIXES });
  for (const { subject, predicate, object } of triples)
    writer.addQuad(quad(namedNode(subject), namedNode(predicate), termOf(object)));
  return new Promise((resolve, reject) => {
    writer.end((error, text) => (error ? reject(error) : resolve(text)));
  });
}
