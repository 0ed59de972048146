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
}

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
    'dct:language': resource(CODES.dutch),
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
  return [...new Map(triples.map((triple) => [JSON.stringify(triple), triple])).values()];
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
      'dcat:keyword': [inDutch('jeugdbeleid'), inDutch('jeugdhulp'), inDutch('gemeenten')],
      'dcat:landingPage': resource(`${base}/`),
      'dcat:version': literal(state.id),
      'dct:accrualPeriodicity': resource(CODES.irregular),
      'dct:modified': time(state.importedAt),
      'dct:spatial': resource(CODES.netherlands),
    }),
    ...distributions.flatMap(({ triples }) => triples),
  ];
}

function distributionsOf(table: ExportTable, { base, state }: CatalogParts): { address: string; triples: Triple[] }[] {
  return formatsOf(table).map(({ ending, dcat: { mediaType, fileType, standard } }) => {
    const address = part(base, `${table.name}-${ending.replace('.', '-')}`);
    const file = resource(`${base}/export/${table.name}.${ending}`);
    return {
      address,
      triples: [
        ...describe(address, 'dcat:Distribution', {
          'dct:title': [inDutch(`${table.title.nl} (${ending})`), inEnglish(`${table.title.en} (${ending})`)],
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
    'dcat:keyword': [inDutch('jeugdbeleid'), inDutch('GraphQL')],
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
