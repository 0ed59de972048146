import { createHash } from 'node:crypto';
import type { ColumnType, ExportColumn } from '../../contract/export-table.js';
import type { ExportDescription } from '../describe-export.js';
import { codesOf, documentsOf, type ExportFile, type FileFormat, type Pieces } from '../file-format.js';
import type { CitedDocument } from '../cited-documents.js';
import { csvLine, csvOf } from './csv.js';
import { zipped } from './zip-stream.js';
import { LANGUAGE_NOTE } from '../in-english.js';
import { formatDescriptor } from '../../packages/format/descriptor.js';

/** What people read first in a package. */
function packageReadme(
  { about, run }: ExportFile,
  documents: readonly CitedDocument[],
  unlistedPlaces: number,
): string {
  const { title, description, language, citation, licence, dataVersion, rowCount, address, graphql, warnings } = about;
  const unlisted =
    unlistedPlaces > 0 ? `; ${unlistedPlaces} further places are counted in their document and not listed` : '';
  return `# ${title}

${description}

- Rows: ${rowCount}, in \`${run.table.name}.csv\`; its columns are described in \`datapackage.json\`.
- Data version: ${dataVersion.id}, imported at ${dataVersion.importedAt}.
- Licence: ${licence.title}, ${licence.path}${language ? `\n- Language: ${LANGUAGE_NOTE}` : ''}
- Sources: ${documents.length} documents, in \`citations.csv\` with the places in them${unlisted}.

## How to cite

${citation}

## How to repeat it

${address}

The address gives the same rows for as long as the data version is the same. Its data version is in the header
\`x-data-version\`. The same query to the graph:

\`\`\`graphql
${graphql.query}
\`\`\`

\`\`\`json
${JSON.stringify(graphql.variables)}
\`\`\`
${warnings.length > 0 ? `\n## Remarks\n\n${warnings.map(({ message }) => `- ${message}`).join('\n')}\n` : ''}`;
}

/** A text for YAML, a superset of JSON. */
const quoted = (text: string): string => JSON.stringify(text);

function reference({ title, publisher, publishedOn }: CitedDocument): string {
  return [
    '  - type: report',
    `    title: ${quoted(title)}`,
    '    authors:',
    `      - name: ${quoted(publisher ?? 'not stated')}`,
    ...(publishedOn ? [`    date-published: ${quoted(publishedOn)}`] : []),
  ].join('\n');
}

/**
 * `CITATION.cff` in the Citation File Format 1.2.0 (https://citation-file-format.github.io), which reference managers
 * read.
 */
function citationFile(about: ExportDescription, documents: readonly CitedDocument[]): string {
  return `${[
    'cff-version: 1.2.0',
    'message: "If you use these data, cite them as below, and the documents that they were read in."',
    'type: dataset',
    `title: ${quoted(about.title)}`,
    `abstract: ${quoted(about.description)}`,
    'authors:',
    '  - name: "Jeugdgraaf"',
    `version: ${quoted(about.dataVersion.id)}`,
    `date-released: ${quoted(about.dataVersion.importedAt.slice(0, 10))}`,
    `license: ${about.licence.name}`,
    `url: ${quoted(about.address)}`,
    ...(documents.length > 0 ? ['references:', ...documents.map(reference)] : []),
  ].join('\n')}\n`;
}

/** Size and checksum of a file, known once it is written. */
interface Sum {
  bytes: number;
  hash: string;
}

/** Forwards pieces, and reports their size and checksum at the end. */
async function* summed(
  pieces: AsyncIterable<Uint8Array | string> | Iterable<string>,
  report: (sum: Sum) => void,
): Pieces {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    const buffer = Buffer.from(piece as string);
    hash.update(buffer);
    bytes += buffer.length;
    yield buffer;
  }
  report({ bytes, hash: `sha256:${hash.digest('hex')}` });
}

const TYPES: Record<ColumnType, object> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
  date: { type: 'date' },
};

/** A field of Table Schema. An empty cell is a missing value, and its label explains it for this column. */
function describeField({ schema }: ExportFile, column: ExportColumn): object {
  const { name, type, description, unit, empty } = column;
  const codes = codesOf(schema, column);
  return {
    name,
    ...TYPES[type],
    description,
    ...(unit && { unit }),
    missingValues: [{ value: '', label: empty ?? 'Not stated, or nothing to state' }],
    ...(codes && { categories: codes }),
  };
}

function resource(
  name: string,
  description: string,
  { bytes, hash }: Sum,
  fields: object[],
  primaryKey?: string,
): object {
  return {
    name,
    path: `${name}.csv`,
    description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash,
    dialect: { $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json', lineTerminator: '\r\n' },
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields,
      ...(primaryKey && { primaryKey }),
    },
  };
}

const CITATION_FIELDS = [
  ['document', 'string', 'Slug of the document.'],
  ['title', 'string', 'Title of the document, in Dutch.'],
  ['publisher', 'string', 'Who published it.'],
  ['published_on', 'date', 'Day of publication.'],
  ['locator', 'string', 'Where in the document; empty for the document as a whole.'],
  ['readings', 'integer', 'How many rows were read there.'],
] as const;

/** What a file in another language says of publishers. */
const PUBLISHER_IN_DUTCH = 'Who published it, by its Dutch name.';

function* citationLines(documents: readonly CitedDocument[]): Generator<string> {
  yield csvLine(CITATION_FIELDS.map(([name]) => name));
  for (const { slug, title, publisher, publishedOn, readings, places } of documents) {
    const lines = places.length > 0 ? places : [{ locator: '', readings }];
    yield lines.map((place) => csvLine([slug, title, publisher, publishedOn, place.locator, place.readings])).join('');
  }
}

/** The `datapackage.json` of a selection: Data Package v2, https://datapackage.org/standard/data-package/. */
function descriptor(file: ExportFile, documents: readonly CitedDocument[], rows: Sum, citations: Sum): object {
  const {
    about,
    run: { table },
  } = file;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `jeugdgraaf-${table.name}`,
    title: about.title,
    description: about.description,
    ...(about.language && { 'jeugdgraaf:language': about.language }),
    homepage: about.address,
    version: about.dataVersion.id,
    created: about.dataVersion.importedAt,
    licenses: [about.licence],
    contributors: [{ title: 'Jeugdgraaf', roles: ['publisher'] }],
    sources: documents.map(({ slug, title, publishedOn }) => ({
      title: `${title} (${publishedOn})`,
      'jeugdgraaf:document': slug,
    })),
    'jeugdgraaf:citation': about.citation,
    'jeugdgraaf:query': { address: about.address, parameters: about.parameters, graphql: about.graphql },
    'jeugdgraaf:rowCount': about.rowCount,
    'jeugdgraaf:warnings': about.warnings,
    resources: [
      resource(
        table.name,
        about.description,
        rows,
        table.columns.map((column) => describeField(file, column)),
        table.columns.some(({ name }) => name === 'id') ? 'id' : undefined,
      ),
      resource(
        'citations',
        'Where the rows were read.',
        citations,
        CITATION_FIELDS.map(([name, type, description]) => ({
          name,
          type,
          description: about.language && name === 'publisher' ? PUBLISHER_IN_DUTCH : description,
          missingValues: [{ value: '', label: 'Not stated' }],
        })),
      ),
    ],
  };
}

/** A Data Package: the CSV with its description, its sources, and how to cite and repeat it. */
export const dataPackage: FileFormat = {
  value: 'ZIP',
  ending: 'zip',
  description: 'A Data Package (version 2): the CSV with its description, its sources and how to cite it.',
  observationsOnly: false,
  mediaType: 'application/zip',
  compressible: false,
  dcat: { mediaType: 'application/zip', fileType: 'ZIP', standard: 'https://datapackage.org/standard/data-package/' },
  async open(file) {
    const { about, run } = file;
    const { documents, unlistedPlaces } = await documentsOf(file);
    const sums: Record<string, Sum> = {};
    return zipped(
      [
        { name: 'README.md', content: () => [packageReadme(file, documents, unlistedPlaces)] },
        { name: 'CITATION.cff', content: () => [citationFile(about, documents)] },
        {
          name: `${run.table.name}.csv`,
          content: () =>
            summed(csvOf(run), (sum) => {
              sums.rows = sum;
            }),
        },
        {
          name: 'citations.csv',
          content: () =>
            summed(citationLines(documents), (sum) => {
              sums.citations = sum;
            }),
        },
        // Last: it states the sizes and checksums of the others.
        {
          name: 'datapackage.json',
          content: function* () {
            yield formatDescriptor(descriptor(file, documents, sums.rows!, sums.citations!));
          },
        },
      ],
      new Date(about.dataVersion.importedAt),
    );
  },
};
