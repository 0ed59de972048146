import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command } from 'commander';
import { PLACEHOLDER } from '../packages/format/placeholders.js';
import { describePackages } from '../packages/write/describe-packages.js';
import { modules } from '../modules/index.js';
import type { PackageResource } from '../contract/package-resource.js';
import { ConfigurationError } from '../contract/errors.js';
import { nearest } from '../contract/text.js';
import { shippedKeys } from './store-of-setting.js';

interface Options {
  area: string;
  title?: string;
  publisher: string;
}

/** `jeugdgraaf new`. */
export function newCommand(): Command {
  return new Command('new')
    .description('write a package to start from: its files, with what belongs in each column')
    .argument('<folder>', 'the folder to be; its name is the name of the package, such as monitor-breda-2026')
    .requiredOption('--area <code>', 'the area that the figures are about, such as GM0758')
    .requiredOption('--publisher <slug>', 'the organisation that published them, such as gemeente-breda')
    .option('--title <title>', 'the title of the document that they are read in')
    .addHelpText(
      'after',
      `
Example:
  jeugdgraaf new ../monitor-breda-2026 --area GM0758 --publisher gemeente-breda --title "Verzuimmonitor Breda 2026"

Then write your figures into measurements.csv, and run jeugdgraaf validate on the folder until it finds nothing.
`,
    )
    .action(make);
}

function make(location: string, { area, publisher, title }: Options): void {
  const folder = resolve(location);
  const name = basename(folder);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new ConfigurationError(
      `"${name}" cannot be the name of a package: use lower case letters, digits and single hyphens, such as monitor-breda-2026.`,
    );
  if (existsSync(folder)) throw new ConfigurationError(`${folder} is there already: name a folder that is not.`);
  refuseUnknown('--area', area, 'areas', 'code');
  refuseUnknown('--publisher', publisher, 'organisations', 'slug');
  makeFolder(folder);
  const resource = (one: string): PackageResource =>
    modules.flatMap(({ resources }) => resources).find((known) => known.name === one)!;
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
  writeFileSync(join(folder, 'document.csv'), table(resource('document'), [document]));
  const example = {
    indicator: 'verzuim-absoluut',
    area,
    period: String(Number(today.slice(0, 4)) - 1),
    missing: 'NOT_AVAILABLE',
    rank: '1',
    locator: 'Tabel 1',
    note: PLACEHOLDER.note,
  };
  writeFileSync(join(folder, 'measurements.csv'), table(resource('measurements'), [example]));
  writeFileSync(join(folder, 'README.md'), readme(name, [resource('document'), resource('measurements')]));
  describePackages(folder, modules);
  process.stdout.write(
    `${folder} written. README.md in it says what belongs in each column; then: npx jeugdgraaf validate ${location}\n`,
  );
}

/** @throws ConfigurationError when the release has no such thing: the package would begin with a finding */
function refuseUnknown(option: string, key: string, resource: string, column: string): void {
  const known = shippedKeys(resource, column);
  if (known.has(key)) return;
  const near = nearest(key, known);
  const hint = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : '';
  throw new ConfigurationError(
    `${option}: "${key}" is not in ${resource}.csv of the release.${hint} For one that nobody has described yet, begin with another, write ${resource}.csv into the package (docs/reference/package-format.md), and then name it.`,
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new ConfigurationError(
      `The folder ${folder} cannot be made (${(cause as { code?: string }).code}): name one in a folder that you may write to.`,
    );
  }
}

function table({ fields }: PackageResource, rows: Record<string, string>[]): string {
  const names = fields.map(({ name }) => name);
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [names.join(','), ...rows.map((row) => names.map((name) => quoted(row[name] ?? '')).join(','))]
    .map((line) => `${line}\n`)
    .join('');
}

function readme(name: string, resources: readonly PackageResource[]): string {
  const tables = resources.map(({ name: kind, description, fields }) => {
    const rows = fields.map(
      (field) =>
        `| \`${field.name}\` | ${field.required ? 'yes' : ''} | ${field.values ? `${field.values.join(', ')}: ` : ''}${field.description.replaceAll('|', '\\|')} |`,
    );
    return [
      `## ${kind}.csv`,
      '',
      description,
      '',
      '| column | required | what belongs in it |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `# ${name}

A data package for Jeugdgraaf. The first line of each file names all columns, in this order. Files are UTF-8, with commas between the
cells and a point in decimal numbers; otherwise say so in datapackage.json ("encoding", "dialect", "decimalChar").

In document.csv, \`sha256\` is the checksum of the file that you read the figures in (\`sha256sum FILE\`). The one there is that of an empty file, and measurements.csv
has a row for an example: both are findings until you have put your own in their place.
Missing is never 0: leave \`value\` empty and say in \`missing\` why.

${tables.join('\n\n')}
`;
}
