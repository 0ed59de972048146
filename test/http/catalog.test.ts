import { DataFactory, Parser, type Quad } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats, formatsOf } from '../../src/export/index.js';
import { modules } from '../../src/modules/index.js';
import { type ExportServer, startExportServer } from '../support/exports.js';

const PUBLIC = 'https://data.example.nl/jeugd';
const PREFIXES: Record<string, string> = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
};
const whole = (name: string): string => name.replace(/^(\w+):/, (_, prefix: string) => PREFIXES[prefix]!);

/** Mandatory ("verplicht") properties of DCAT-AP-NL 3.0, and conditional ones whose condition applies here. */
const MANDATORY: [type: string, name: string, property: string, most?: number][] = [
  ['dcat:Catalog', 'title', 'dct:title'],
  ['dcat:Catalog', 'description', 'dct:description'],
  ['dcat:Catalog', 'publisher', 'dct:publisher', 1],
  ['dcat:Catalog', 'contact point', 'dcat:contactPoint', 1],
  ['dcat:Catalog', 'dataset', 'dcat:dataset'],
  ['dcat:Dataset', 'access rights', 'dct:accessRights', 1],
  ['dcat:Dataset', 'contact point', 'dcat:contactPoint', 1],
  ['dcat:Dataset', 'creator', 'dct:creator'],
  ['dcat:Dataset', 'description', 'dct:description'],
  ['dcat:Dataset', 'identifier', 'dct:identifier', 1],
  ['dcat:Dataset', 'publisher', 'dct:publisher', 1],
  ['dcat:Dataset', 'theme', 'dcat:theme'],
  ['dcat:Dataset', 'title', 'dct:title'],
  ['dcat:Dataset', 'dataset distribution', 'dcat:distribution'],
  ['dcat:Distribution', 'access URL', 'dcat:accessURL', 1],
  ['dcat:Distribution', 'licence', 'dct:license', 1],
  ['dcat:Distribution', 'media type', 'dcat:mediaType', 1],
  ['dcat:DataService', 'access rights', 'dct:accessRights', 1],
  ['dcat:DataService', 'contact point', 'dcat:contactPoint', 1],
  ['dcat:DataService', 'description', 'dct:description'],
  ['dcat:DataService', 'documentation', 'foaf:page'],
  ['dcat:DataService', 'endpoint description', 'dcat:endpointDescription', 1],
  ['dcat:DataService', 'endpoint URL', 'dcat:endpointURL', 1],
  ['dcat:DataService', 'identifier', 'dct:identifier', 1],
  ['dcat:DataService', 'licence', 'dct:license'],
  ['dcat:DataService', 'publisher', 'dct:publisher', 1],
  ['dcat:DataService', 'serves dataset', 'dcat:servesDataset'],
  ['dcat:DataService', 'theme', 'dcat:theme'],
  ['dcat:DataService', 'title', 'dct:title'],
  ['foaf:Agent', 'name', 'foaf:name'],
  ['vcard:Kind', 'formatted name', 'vcard:fn', 1],
  ['skos:Concept', 'preferred label', 'skos:prefLabel'],
];

type Node = Record<string, unknown> & { '@id': string };

/** Reads JSON-LD whose context has only prefixes. */
function triplesOf(document: { '@context': Record<string, string>; '@graph': Node[] }): Quad[] {
  const { namedNode, literal, quad } = DataFactory;
  const full = (name: string): string =>
    name.replace(/^(\w+):(?!\/\/)/, (start, prefix: string) => document['@context'][prefix] ?? start);
  return document['@graph'].flatMap((node) =>
    Object.entries(node)
      .filter(([key]) => key !== '@id')
      .flatMap(([key, values]) =>
        (values as (string | Record<string, string>)[]).map((value) => {
          const subject = namedNode(node['@id']);
          if (key === '@type') return quad(subject, namedNode(whole('rdf:type')), namedNode(full(value as string)));
          const one = value as Record<string, string>;
          const object =
            one['@id'] === undefined
              ? literal(one['@value']!, one['@language'] ?? (one['@type'] ? namedNode(full(one['@type'])) : undefined))
              : namedNode(one['@id']);
          return quad(subject, namedNode(full(key)), object);
        }),
      ),
  );
}

const lines = (quads: readonly Quad[]): string[] =>
  quads.map((one) => JSON.stringify([one.subject.value, one.predicate.value, one.object])).sort();

describe('the catalogue', () => {
  let server: ExportServer;
  let quads: Quad[];
  beforeAll(async () => {
    server = await startExportServer('sqlite', { publicUrl: PUBLIC, contact: 'mailto:data@example.nl' });
    quads = new Parser().parse(await server.text('/catalog.ttl'));
  });
  afterAll(() => server.close());

  const subjects = (type: string) =>
    quads
      .filter(({ predicate, object }) => predicate.value === whole('rdf:type') && object.value === whole(type))
      .map(({ subject }) => subject.value);
  const objects = (subject: string, property: string) =>
    quads
      .filter((one) => one.subject.value === subject && one.predicate.value === whole(property))
      .map(({ object }) => object.value);

  it.each(MANDATORY)('describes each %s: %s (%s)', (type, _name, property, most = Number.POSITIVE_INFINITY) => {
    const all = subjects(type);
    expect(all.length).toBeGreaterThan(0);
    expect(
      all.filter((subject) => objects(subject, property).length < 1 || objects(subject, property).length > most),
    ).toEqual([]);
  });

  it('has a data set for each table, and a distribution for each of its files, all of which exist', async () => {
    const tables = modules.flatMap((module) => module.exports ?? []);
    expect(subjects('dcat:Dataset')).toHaveLength(tables.length);
    const files = subjects('dcat:Distribution').flatMap((one) => objects(one, 'dcat:accessURL'));
    expect(files).toContain(`${PUBLIC}/export/measurements.sdmx.csv`);
    const addresses = tables.flatMap((table) =>
      formatsOf(table).flatMap(({ ending }) => {
        const address = `${PUBLIC}/export/${table.name}.${ending}`;
        return [address, `${address}?lang=EN`];
      }),
    );
    expect(files.sort()).toEqual(addresses.sort());
    for (const file of files) expect((await server.get(file.slice(PUBLIC.length), {}, 'HEAD')).status, file).toBe(200);
    expect(await server.text('/schema.graphql')).toContain('type Query {');
  });

  it('names the format of each file by the list of the EU', () => {
    const list = 'http://publications.europa.eu/resource/authority/file-type/';
    const types = new Map(formats.map(({ ending, dcat }) => [ending, dcat.fileType]));
    for (const [ending, type] of types)
      expect(type, `the format ${ending} needs a file type of ${list}, TXT where none fits`).toMatch(/^[A-Z0-9_]+$/);
    for (const one of subjects('dcat:Distribution')) {
      const ending = objects(one, 'dcat:accessURL')[0]!.replace(/^.*?\/export\/[\w-]+\.|\?.*$/g, '');
      expect(objects(one, 'dct:format'), one).toEqual([`${list}${types.get(ending)}`]);
    }
  });

  it('lists the languages of data sets and files, and can be had in one of them', async () => {
    const list = 'http://publications.europa.eu/resource/authority/language/';
    for (const one of subjects('dcat:Dataset'))
      expect(objects(one, 'dct:language'), one).toEqual([`${list}NLD`, `${list}ENG`]);
    for (const one of subjects('dcat:Distribution'))
      expect(objects(one, 'dct:language'), one).toEqual([`${list}${one.endsWith('-en') ? 'ENG' : 'NLD'}`]);
    const tags = (all: readonly Quad[]) =>
      new Set(all.flatMap(({ object }) => (object.termType === 'Literal' && object.language ? [object.language] : [])));
    expect(tags(quads)).toEqual(new Set(['nl', 'en']));
    const english = new Parser().parse(await server.text('/catalog.ttl?lang=EN'));
    expect(tags(english)).toEqual(new Set(['en']));
    const files = english.filter(({ predicate }) => predicate.value === whole('dcat:accessURL'));
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter(({ object }) => !object.value.endsWith('?lang=EN'))).toEqual([]);
    expect(tags(new Parser().parse(await server.text('/catalog.ttl?lang=NL')))).toEqual(new Set(['nl', 'en']));
  });

  it('is the same in Turtle and in JSON-LD', async () => {
    expect(lines(triplesOf(JSON.parse(await server.text('/catalog.jsonld'))))).toEqual(lines(quads));
  });

  it('contains every resource that it refers to within itself', () => {
    const described = new Set(quads.map(({ subject }) => subject.value));
    const pointed = quads
      .map(({ object }) => object)
      .filter((object) => object.termType === 'NamedNode' && object.value.startsWith(`${PUBLIC}/catalog#`));
    expect(pointed.filter(({ value }) => !described.has(value))).toEqual([]);
  });

  it('has the configured contact, and uses the URL of the request where none is configured', async () => {
    expect(objects(`${PUBLIC}/catalog#contact`, 'vcard:hasEmail')).toEqual(['mailto:data@example.nl']);
    const other = await startExportServer('sqlite');
    const text = await other.text('/catalog.ttl');
    expect(text).toContain(`<${other.base}/catalog>`);
    expect(text).toContain(`vcard:hasURL <${other.base}/>`);
    const { headers } = await other.get('/catalog.jsonld');
    expect((await other.get('/catalog.jsonld', { 'if-none-match': headers.get('etag')! })).status).toBe(304);
    await other.close();
  });
});
