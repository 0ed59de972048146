import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UsageError } from './failure.js';
import { ConfigurationError } from '../contract/errors.js';
import type { PackageResource } from '../contract/package-resource.js';
import { modules } from '../modules/index.js';
import { csvLine } from '../packages/format/csv-line.js';
import { isPackageName, PACKAGE_NAME_RULE } from '../packages/format/package-name.js';
import { PLACEHOLDER } from '../packages/format/placeholders.js';
import { describePackages } from '../packages/write/describe-packages.js';

/**
 * The folder of a package that is to be made, and its name.
 * @throws UsageError when a package cannot be made there
 */
export function newFolder(location: string): { folder: string; name: string } {
  const folder = resolve(location);
  const name = basename(folder);
  if (!isPackageName(name))
    throw new UsageError(
      `"${name}" cannot be the name of a package: ${PACKAGE_NAME_RULE}, such as monitor-breda-2026.`,
    );
  if (existsSync(folder)) throw new UsageError(`${folder} exists: name a folder that does not.`);
  return { folder, name };
}

/** Whose figures a new package has. */
interface FiguresPackage {
  name: string;
  /** The code of the area of the figures. */
  area: string;
  /** The slug of the organisation that published them. */
  publisher: string;
  title?: string;
}

/** Writes a package for the figures of one document, with an example row, and a README about each column. */
export function writeFiguresPackage(folder: string, { name, area, publisher, title }: FiguresPackage): void {
  const [documents, measurements] = [resourceNamed('document'), resourceNamed('measurements')];
  const today = new Date().toISOString().slice(0, 10);
  const document = {
    slug: name,
    title: title ?? PLACEHOLDER.title,
    publisher,
    published_on: today,
    date_precision: 'DAY',
    kind: 'MONITOR',
    language: 'nl',
    sha256: PLACEHOLDER.sha256,
  };
  const example = {
    indicator: 'verzuim-absoluut',
    area,
    period: String(Number(today.slice(0, 4)) - 1),
    missing: 'NOT_AVAILABLE',
    rank: '1',
    locator: 'Tabel 1',
    note: PLACEHOLDER.note,
  };
  makeFolder(folder);
  writeFileSync(join(folder, 'document.csv'), csvOf(documents, [document]));
  writeFileSync(join(folder, 'measurements.csv'), csvOf(measurements, [example]));
  writeFileSync(join(folder, 'README.md'), readmeOf(name, [documents, measurements]));
  describePackages(folder, modules);
}

/** Writes a package for names of people; its file has a header only, since an example row would be a name. */
export function writePersonsPackage(folder: string): void {
  makeFolder(folder);
  writeFileSync(join(folder, 'persons.csv'), csvOf(resourceNamed('persons'), []));
  describePackages(folder, modules);
}

function resourceNamed(name: string): PackageResource {
  return modules.flatMap(({ resources }) => resources).find((known) => known.name === name)!;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new ConfigurationError(
      `The folder ${folder} cannot be created (${(cause as { code?: string }).code}): name one in a ` +
        'folder that you may write to.',
    );
  }
}

function csvOf({ fields }: PackageResource, rows: Record<string, string>[]): string {
  const names = fields.map(({ name }) => name);
  return [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => `${csvLine(cells)}\n`).join('');
}

function readmeOf(name: string, resources: readonly PackageResource[]): string {
  const tables = resources.map(({ name: kind, description, fields }) => {
    const rows = fields.map((field) => {
      const values = field.values ? `${field.values.join(', ')}: ` : '';
      const text = `${values}${field.description.replaceAll('|', '\\|')}`;
      return `| \`${field.name}\` | ${field.required ? 'yes' : ''} | ${text} |`;
    });
    return [
      `## ${kind}.csv`,
      '',
      description,
      '',
      '| column | required | description |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `# ${name}

A data package for Jeugdgraaf. The first line of each file names its columns, in any order; a column that is
not required may be left out. Files are UTF-8, with commas between the
cells and a point in decimal numbers; otherwise state it in datapackage.json ("encoding", "dialect", "decimalChar").

In document.csv, \`sha256\` is the checksum of the file that the figures come from (\`sha256sum FILE\`). The one
there is that of an empty file, and measurements.csv has an example row: both are findings until you replace them.
A missing value is never 0: leave \`value\` empty and state the reason in \`missing\`.

${tables.join('\n\n')}
`;
}
