import { CC_BY } from '../../packages/format/descriptor.js';
import type { ExportTable, TwoLanguages } from '../../contract/export-table.js';
import { ENDINGS, ExportFormat } from '../../contract/export-format.js';
import type { DataState } from '../export-run.js';
import { formatsOf } from '../formats/index.js';
import { describe, inDutch, inEnglish, literal, thing, time, type Triple, type Value } from './triples.js';
import { CODES } from './vocabulary.js';

/** What a catalogue is of. */
interface CatalogParts {
  /** The address of the service, without a slash at its end. */
  base: string;
  /** Where questions about the data are answered: `https:` or `mailto:`. */
  contact: string | null;
  tables: readonly ExportTable[];
  state: DataState;
}

const NAME = 'Jeugdgraaf';

const TITLE: TwoLanguages = { nl: 'Jeugdgraaf: gegevens over jeugdbeleid', en: 'Jeugdgraaf: data on youth policy' };
const DESCRIPTION: TwoLanguages = {
  nl: 'Gebieden, indicatoren, beleid, begrotingen en sturing van jeugdbeleid in Nederlandse gemeenten, overgenomen uit openbare documenten; bij elk feit staat waar het gelezen is.',
  en: 'Areas, indicators, policy, budgets and governance of youth policy in Dutch municipalities, taken over from public documents; each fact says where it was read.',
};
const SERVICE_TITLE: TwoLanguages = { nl: 'Jeugdgraaf: GraphQL', en: 'Jeugdgraaf: GraphQL' };
const SERVICE_DESCRIPTION: TwoLanguages = {
  nl: 'Beantwoordt vragen over alle gegevens van de catalogus tegelijk, in GraphQL.',
  en: 'Answers questions about all data of the catalogue at once, in GraphQL.',
};

/** What a kind of file is, in the lists that catalogues are compared by. */
const KINDS: Record<ExportFormat, { mediaType: string; fileType: string; standard: string }> = {
  [ExportFormat.CSV]: { mediaType: 'text/csv', fileType: 'CSV', standard: 'https://www.rfc-editor.org/rfc/rfc4180' },
  [ExportFormat.XLSX]: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileType: 'XLSX',
    standard: 'https://ecma-international.org/publications-and-standards/standards/ecma-376/',
  },
  [ExportFormat.PARQUET]: {
    mediaType: 'application/vnd.apache.parquet',
    fileType: 'PARQUET',
    standard: 'https://parquet.apache.org/docs/file-format/',
  },
  [ExportFormat.ZIP]: {
    mediaType: 'application/zip',
    fileType: 'ZIP',
    standard: 'https://datapackage.org/standard/data-package/',
  },
  [ExportFormat.JSON_STAT]: {
    mediaType: 'application/json',
    fileType: 'JSON',
    standard: 'https://json-stat.org/full/',
  },
  [ExportFormat.SDMX_CSV]: { mediaType: 'text/csv', fileType: 'CSV', standard: 'https://github.com/sdmx-twg/sdmx-csv' },
};

const both = ({ nl, en }: TwoLanguages): Value[] => [inDutch(nl), inEnglish(en)];

function distributionsOf(table: ExportTable, { base, state }: CatalogParts): { address: string; triples: Triple[] }[] {
  return formatsOf(table).map(({ format }) => {
    const ending = ENDINGS[format];
    const address = `${base}/catalog#${table.name}-${ending.replace('.', '-')}`;
    const file = `${base}/export/${table.name}.${ending}`;
    const { mediaType, fileType, standard } = KINDS[format];
    return {
      address,
      triples: [
        ...describe(address, 'dcat:Distribution', {
          'dct:title': [inDutch(`${table.title.nl} (${ending})`), inEnglish(`${table.title.en} (${ending})`)],
          'dcat:accessURL': thing(file),
          'dcat:downloadURL': thing(file),
          'dct:license': thing(CODES.ccBy),
          'dct:format': thing(CODES.fileType(fileType)),
          'dcat:mediaType': thing(CODES.mediaType(mediaType)),
          'dct:conformsTo': thing(standard),
          'dct:modified': time(state.importedAt),
        }),
        ...describe(standard, 'dct:Standard', {}),
        ...describe(CODES.mediaType(mediaType), 'dct:MediaType', {}),
        ...describe(CODES.fileType(fileType), 'dct:MediaTypeOrExtent', {}),
      ],
    };
  });
}

/**
 * The catalogue of the service by DCAT-AP-NL 3.0 (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/): a data set for each table, with a distribution
 * for each kind of file, and the graph as a data service.
 */
export function catalogOf(parts: CatalogParts): Triple[] {
  const { base, contact, tables, state } = parts;
  const part = (name: string): string => `${base}/catalog#${name}`;
  const publisher = thing(part('publisher'));
  const home = thing(`${base}/`);
  // What every resource of the catalogue has: the project itself answers for it, and anybody may have it.
  const common = { 'dct:publisher': publisher, 'dct:creator': publisher, 'dcat:contactPoint': thing(part('contact')) };
  const open = {
    ...common,
    'dct:accessRights': thing(CODES.public),
    'dcat:theme': thing(CODES.society),
    'dct:language': thing(CODES.dutch),
    'foaf:page': home,
  };
  const datasets = tables.map((table) => ({
    table,
    address: part(table.name),
    distributions: distributionsOf(table, parts),
  }));

  const triples = [
    ...describe(`${base}/catalog`, 'dcat:Catalog', {
      ...common,
      'dct:title': both(TITLE),
      'dct:description': both(DESCRIPTION),
      'dcat:dataset': datasets.map(({ address }) => thing(address)),
      'dcat:service': thing(part('graphql')),
      'dcat:themeTaxonomy': thing(CODES.themes),
      'dct:language': [thing(CODES.dutch), thing(CODES.english)],
      'dct:license': thing(CODES.ccBy),
      'dct:modified': time(state.importedAt),
      'dct:spatial': thing(CODES.netherlands),
      'foaf:homepage': home,
    }),
    ...datasets.flatMap(({ table, address, distributions }) => [
      ...describe(address, 'dcat:Dataset', {
        ...open,
        'dct:title': both(table.title),
        'dct:description': both(table.description),
        'dct:identifier': literal(address),
        'dcat:distribution': distributions.map((one) => thing(one.address)),
        'dcat:keyword': [inDutch('jeugdbeleid'), inDutch('jeugdhulp'), inDutch('gemeenten')],
        'dcat:landingPage': home,
        'dcat:version': literal(state.id),
        'dct:accrualPeriodicity': thing(CODES.irregular),
        'dct:modified': time(state.importedAt),
        'dct:spatial': thing(CODES.netherlands),
      }),
      ...distributions.flatMap((one) => one.triples),
    ]),
    ...describe(part('graphql'), 'dcat:DataService', {
      ...open,
      'dct:title': both(SERVICE_TITLE),
      'dct:description': both(SERVICE_DESCRIPTION),
      'dct:identifier': literal(part('graphql')),
      'dcat:endpointURL': thing(`${base}/graphql`),
      'dcat:endpointDescription': thing(`${base}/schema.graphql`),
      'dcat:servesDataset': datasets.map(({ address }) => thing(address)),
      'dct:license': thing(CODES.ccBy),
      'dcat:keyword': [inDutch('jeugdbeleid'), inDutch('GraphQL')],
      'dct:conformsTo': thing('https://spec.graphql.org/'),
    }),
    ...describe(part('publisher'), 'foaf:Agent', { 'foaf:name': literal(NAME), 'foaf:homepage': home }),
    ...describe(part('contact'), 'vcard:Kind', {
      'vcard:fn': literal(NAME),
      ...(contact?.startsWith('mailto:')
        ? { 'vcard:hasEmail': thing(contact) }
        : { 'vcard:hasURL': thing(contact ?? `${base}/`) }),
    }),
    ...describe(`${base}/`, 'foaf:Document', {}),
    ...describe('https://spec.graphql.org/', 'dct:Standard', {}),
    ...describe(CODES.public, 'dct:RightsStatement', {}),
    ...describe(CODES.ccBy, 'dct:LicenseDocument', { 'dct:title': inEnglish(CC_BY.title) }),
    ...describe(CODES.dutch, 'dct:LinguisticSystem', {}),
    ...describe(CODES.english, 'dct:LinguisticSystem', {}),
    ...describe(CODES.netherlands, 'dct:Location', {}),
    ...describe(CODES.irregular, 'dct:Frequency', {}),
    ...describe(CODES.society, 'skos:Concept', {
      'skos:prefLabel': [inDutch('Bevolking en samenleving'), inEnglish('Population and society')],
      'skos:inScheme': thing(CODES.themes),
    }),
    ...describe(CODES.themes, 'skos:ConceptScheme', { 'dct:title': inEnglish('Data theme') }),
  ];
  // Several things share what they conform to.
  return [...new Map(triples.map((triple) => [JSON.stringify(triple), triple])).values()];
}
