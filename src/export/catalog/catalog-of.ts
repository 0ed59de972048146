import type { ExportTable, TwoLanguages } from '../../contract/export-table.js';
import { CC_BY } from '../../packages/format/descriptor.js';
import type { DataState } from '../export-run.js';
import { formatsOf } from '../formats/index.js';
import { describe, inDutch, inEnglish, literal, resource, time, type Triple, type Value } from './triples.js';
import { CODES } from './vocabulary.js';

/** What the catalogue describes. */
interface CatalogParts {
  /** The address of the service, without a slash at its end. */
  base: string;
  /** The contact point for questions about the data: `https:` or `mailto:`. */
  contact: string | null;
  tables: readonly ExportTable[];
  state: DataState;
  /** The only language of its texts and of the files in it; both when null. */
  language: CatalogLanguage | null;
}

type CatalogLanguage = 'NL' | 'EN';

/** The languages of files: how an address asks for one, and how the catalogue names it. */
const LANGUAGES = [
  { value: 'NL', code: CODES.dutch, query: '', suffix: '', nl: 'Nederlands', en: 'Dutch' },
  { value: 'EN', code: CODES.english, query: '?lang=EN', suffix: '-en', nl: 'Engels', en: 'English' },
] as const;

const NAME = 'Jeugdgraaf';
const GRAPHQL_SPECIFICATION = 'https://spec.graphql.org/';

const TITLE: TwoLanguages = { nl: 'Jeugdgraaf: gegevens over jeugdbeleid', en: 'Jeugdgraaf: data on youth policy' };
const DESCRIPTION: TwoLanguages = {
  nl:
    'Gebieden, indicatoren, beleid, begrotingen en sturing van jeugdbeleid in Nederlandse gemeenten, overgenomen ' +
    'uit openbare documenten; bij elk feit staat waar het gelezen is.',
  en:
    'Areas, indicators, policy, budgets and governance of youth policy in Dutch municipalities, taken over from ' +
    'public documents; each fact states where it was read.',
};
const SERVICE_TITLE: TwoLanguages = { nl: 'Jeugdgraaf: GraphQL', en: 'Jeugdgraaf: GraphQL' };
const SERVICE_DESCRIPTION: TwoLanguages = {
  nl: 'Beantwoordt vragen over alle gegevens van de catalogus tegelijk, in GraphQL.',
  en: 'Answers questions about all data of the catalogue at once, in GraphQL.',
};

const YOUTH_POLICY: TwoLanguages = { nl: 'jeugdbeleid', en: 'youth policy' };
const KEYWORDS: readonly TwoLanguages[] = [
  YOUTH_POLICY,
  { nl: 'jeugdhulp', en: 'youth care' },
  { nl: 'gemeenten', en: 'municipalities' },
];

const both = ({ nl, en }: TwoLanguages): Value[] => [inDutch(nl), inEnglish(en)];

/** The address of a resource of the catalogue. */
const part = (base: string, name: string): string => `${base}/catalog#${name}`;

/** What every resource of the catalogue has: the project is responsible for it. */
function common(base: string) {
  const publisher = resource(part(base, 'publisher'));
  return { 'dct:publisher': publisher, 'dct:creator': publisher, 'dcat:contactPoint': resource(part(base, 'contact')) };
}

/** What data sets and the service have in common besides: they are public. */
function open(base: string) {
  return {
    ...common(base),
    'dct:accessRights': resource(CODES.public),
    'dcat:theme': resource(CODES.society),
    'dct:language': [resource(CODES.dutch), resource(CODES.english)],
    'foaf:page': resource(`${base}/`),
  };
}

/**
 * The catalogue of the service by DCAT-AP-NL 3.0 (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/): a data set for
 * each table, with a distribution for each format, and the graph as a data service.
 */
export function catalogOf(parts: CatalogParts): Triple[] {
  const triples = [
    ...catalogue(parts),
    ...parts.tables.flatMap((table) => dataset(table, parts)),
    ...service(parts),
    ...agents(parts),
    ...concepts(parts),
  ];
  // Several resources conform to the same standard.
  const all = [...new Map(triples.map((triple) => [JSON.stringify(triple), triple])).values()];
  return parts.language === null ? all : inOneLanguage(all, parts.language === 'EN' ? 'en' : 'nl');
}

/** Leaves out texts in other languages, where there is one in the requested language. */
function inOneLanguage(triples: readonly Triple[], language: 'nl' | 'en'): Triple[] {
  const keyOf = ({ subject, predicate }: Triple) => `${subject} ${predicate}`;
  const languageOf = ({ object }: Triple) => ('text' in object ? object.language : undefined);
  const given = new Set(triples.filter((triple) => languageOf(triple) === language).map(keyOf));
  return triples.filter((triple) => (languageOf(triple) ?? language) === language || !given.has(keyOf(triple)));
}

function catalogue({ base, tables, state }: CatalogParts): Triple[] {
  return describe(`${base}/catalog`, 'dcat:Catalog', {
    ...common(base),
    'dct:title': both(TITLE),
    'dct:description': both(DESCRIPTION),
    'dcat:dataset': tables.map(({ name }) => resource(part(base, name))),
    'dcat:service': resource(part(base, 'graphql')),
    'dcat:themeTaxonomy': resource(CODES.themes),
    'dct:language': [resource(CODES.dutch), resource(CODES.english)],
    'dct:license': resource(CODES.ccBy),
    'dct:modified': time(state.importedAt),
    'dct:spatial': resource(CODES.netherlands),
    'foaf:homepage': resource(`${base}/`),
  });
}

function dataset(table: ExportTable, parts: CatalogParts): Triple[] {
  const { base, state } = parts;
  const address = part(base, table.name);
  const distributions = distributionsOf(table, parts);
  return [
    ...describe(address, 'dcat:Dataset', {
      ...open(base),
      'dct:title': both(table.title),
      'dct:description': both(table.description),
      'dct:identifier': literal(address),
      'dcat:distribution': distributions.map((distribution) => resource(distribution.address)),
      'dcat:keyword': KEYWORDS.flatMap(both),
      'dcat:landingPage': resource(`${base}/`),
      'dcat:version': literal(state.id),
      'dct:accrualPeriodicity': resource(CODES.irregular),
      'dct:modified': time(state.importedAt),
      'dct:spatial': resource(CODES.netherlands),
    }),
    ...distributions.flatMap(({ triples }) => triples),
  ];
}

/** Each file of a table in each language. */
function distributionsOf(table: ExportTable, { base, state, language }: CatalogParts) {
  const languages = LANGUAGES.filter(({ value }) => language === null || value === language);
  const files = formatsOf(table).flatMap((format) => languages.map((one) => ({ ...format, ...one })));
  return files.map(({ ending, dcat: { mediaType, fileType, standard }, code, query, suffix, nl, en }) => {
    const address = part(base, `${table.name}-${ending.replace('.', '-')}${suffix}`);
    const file = resource(`${base}/export/${table.name}.${ending}${query}`);
    return {
      address,
      triples: [
        ...describe(address, 'dcat:Distribution', {
          'dct:title': [
            inDutch(`${table.title.nl} (${ending}, ${nl})`),
            inEnglish(`${table.title.en} (${ending}, ${en})`),
          ],
          'dct:language': resource(code),
          'dcat:accessURL': file,
          'dcat:downloadURL': file,
          'dct:license': resource(CODES.ccBy),
          'dct:format': resource(CODES.fileType(fileType)),
          'dcat:mediaType': resource(CODES.mediaType(mediaType)),
          'dct:conformsTo': resource(standard),
          'dct:modified': time(state.importedAt),
        }),
        ...describe(standard, 'dct:Standard', {}),
        ...describe(CODES.mediaType(mediaType), 'dct:MediaType', {}),
        ...describe(CODES.fileType(fileType), 'dct:MediaTypeOrExtent', {}),
      ],
    };
  });
}

function service({ base, tables }: CatalogParts): Triple[] {
  return describe(part(base, 'graphql'), 'dcat:DataService', {
    ...open(base),
    'dct:title': both(SERVICE_TITLE),
    'dct:description': both(SERVICE_DESCRIPTION),
    'dct:identifier': literal(part(base, 'graphql')),
    'dcat:endpointURL': resource(`${base}/graphql`),
    'dcat:endpointDescription': resource(`${base}/schema.graphql`),
    'dcat:servesDataset': tables.map(({ name }) => resource(part(base, name))),
    'dct:license': resource(CODES.ccBy),
    'dcat:keyword': [YOUTH_POLICY, { nl: 'GraphQL', en: 'GraphQL' }].flatMap(both),
    'dct:conformsTo': resource(GRAPHQL_SPECIFICATION),
  });
}

function agents({ base, contact }: CatalogParts): Triple[] {
  return [
    ...describe(part(base, 'publisher'), 'foaf:Agent', {
      'foaf:name': literal(NAME),
      'foaf:homepage': resource(`${base}/`),
    }),
    ...describe(part(base, 'contact'), 'vcard:Kind', {
      'vcard:fn': literal(NAME),
      ...(contact?.startsWith('mailto:')
        ? { 'vcard:hasEmail': resource(contact) }
        : { 'vcard:hasURL': resource(contact ?? `${base}/`) }),
    }),
  ];
}

/** The types and titles of what the resources above refer to: the profile requires them. */
function concepts({ base }: CatalogParts): Triple[] {
  return [
    ...describe(`${base}/`, 'foaf:Document', {}),
    ...describe(GRAPHQL_SPECIFICATION, 'dct:Standard', {}),
    ...describe(CODES.public, 'dct:RightsStatement', {}),
    ...describe(CODES.ccBy, 'dct:LicenseDocument', { 'dct:title': inEnglish(CC_BY.title) }),
    ...describe(CODES.dutch, 'dct:LinguisticSystem', {}),
    ...describe(CODES.english, 'dct:LinguisticSystem', {}),
    ...describe(CODES.netherlands, 'dct:Location', {}),
    ...describe(CODES.irregular, 'dct:Frequency', {}),
    ...describe(CODES.society, 'skos:Concept', {
      'skos:prefLabel': [inDutch('Bevolking en samenleving'), inEnglish('Population and society')],
      'skos:inScheme': resource(CODES.themes),
    }),
    ...describe(CODES.themes, 'skos:ConceptScheme', { 'dct:title': inEnglish('Data theme') }),
  ];
}
