import type { About } from '../about.js';
import type { CitedDocument } from '../cited-documents.js';

/** Text for YAML, which reads what JSON writes. */
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

/** The Citation File Format, 1.2.0 (https://citation-file-format.github.io): what reference managers read. */
export function citationFile(about: About, documents: readonly CitedDocument[]): string {
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
