import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from './failure.js';
import type { GraphModule } from '../contract/module.js';
import type { PackageResource } from '../contract/package-resource.js';

interface Options {
  area?: string;
  title?: string;
  publisher?: string;
  persons?: boolean;
}

/** `jeugdgraaf new`. */
export function newCommand(): Command {
  return new Command('new')
    .description('write the files of a new package, with a description of each column')
    .argument('<folder>', 'the folder to create; its name is the name of the package, such as monitor-breda-2026')
    .option('--area <code>', 'required: the area of the figures, such as GM0758')
    .option('--publisher <slug>', 'required: the organisation that published them, such as gemeente-breda')
    .option('--title <title>', 'the title of the document that they come from')
    .addOption(
      new Option('--persons', 'a package of names of people in roles, which needs no other option').conflicts([
        'area',
        'publisher',
        'title',
      ]),
    )
    .addHelpText('after', EXAMPLES)
    .action(make);
}

const EXAMPLES = `
Examples:
  jeugdgraaf new ../monitor-breda-2026 --area GM0758 --publisher gemeente-breda --title "Verzuimmonitor Breda 2026"
  jeugdgraaf new ../namen --persons

Then write your figures into measurements.csv, and run "jeugdgraaf validate" on the folder until it has no findings.
`;

async function make(location: string, options: Options, command: Command): Promise<void> {
  const { area, publisher, title, persons } = options;
  if (persons) return makePersons(location);
  if (area === undefined) return missing(command, '--area <code>');
  if (publisher === undefined) return missing(command, '--publisher <slug>');
  const { PLACEHOLDER } = await import('../packages/format/placeholders.js');
  const { describePackages } = await import('../packages/write/describe-packages.js');
  const { modules } = await import('../modules/index.js');
  const { folder, name } = newFolder(location);
  await checkKnown('--area', area, { resource: 'areas', column: 'code', noun: 'an area code' });
  await checkKnown('--publisher', publisher, {
    resource: 'organisations',
    column: 'slug',
    noun: 'the slug of an organisation',
  });
  await makeFolder(folder);
  const resource = (one: string) => resourceNamed(modules, one);
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
    `${folder} written. Its README.md describes each column; when it is filled in: npx jeugdgraaf ` +
      `validate ${location}\n`,
  );
}

/** Required unless another option makes that needless, which the command line cannot declare. */
function missing(command: Command, option: string): never {
  return command.error(`error: required option '${option}' not specified`);
}

/** A package for names of people; its file has a header only, since an example row would be a name. */
async function makePersons(location: string): Promise<void> {
  const { describePackages } = await import('../packages/write/describe-packages.js');
  const { modules } = await import('../modules/index.js');
  const { folder } = newFolder(location);
  await makeFolder(folder);
  writeFileSync(join(folder, 'persons.csv'), table(resourceNamed(modules, 'persons'), []));
  describePackages(folder, modules);
  process.stdout.write(
    `${folder} written. Add a row for each person to persons.csv (docs/how-to/names-of-people.md); then: npx ` +
      `jeugdgraaf validate ${location}\n`,
  );
}

/** @throws UsageError when a package cannot be made there */
function newFolder(location: string): { folder: string; name: string } {
  const folder = resolve(location);
  const name = basename(folder);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new UsageError(
      `"${name}" cannot be the name of a package: use lower case letters, digits and single hyphens, ` +
        'such as monitor-breda-2026.',
    );
  if (existsSync(folder)) throw new UsageError(`${folder} exists: name a folder that does not.`);
  return { folder, name };
}

function resourceNamed(modules: readonly GraphModule[], name: string): PackageResource {
  return modules.flatMap(({ resources }) => resources).find((known) => known.name === name)!;
}

/** What a key names. */
interface KeyOf {
  resource: string;
  column: string;
  noun: string;
}

/** @throws UsageError when the release does not have the key: the package would begin with a finding */
async function checkKnown(option: string, key: string, { resource, column, noun }: KeyOf): Promise<void> {
  const { shippedNames } = await import('./configured-store.js');
  const known = shippedNames(resource, column);
  if (known.has(key)) return;
  const meant = (await suggestions(key, known)).map((one) => `${one} (${known.get(one)})`);
  const hint = meant.length > 0 ? ` Did you mean ${meant.join(', ')}?` : '';
  throw new UsageError(
    `${option}: "${key}" is not ${noun} of the release.${hint} To add a new one, start with another, ` +
      `write ${resource}.csv into the package (docs/reference/package-format.md), and then name it.`,
  );
}

/** The keys of what has this name; else those with the nearest key or name. */
async function suggestions(given: string, known: ReadonlyMap<string, string>): Promise<string[]> {
  const { nearest, normaliseText } = await import('../contract/text.js');
  const keysOf = (text: string): string[] =>
    [...known].filter(([key, name]) => text === key || text === normaliseText(name)).map(([key]) => key);
  const exact = keysOf(normaliseText(given));
  const names = [...known.values()].map(normaliseText);
  const near = exact.length > 0 ? exact : nearest(given, [...known.keys(), ...names]).flatMap(keysOf);
  return [...new Set(near)].slice(0, 3);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const { ConfigurationError } = await import('../contract/errors.js');
    throw new ConfigurationError(
      `The folder ${folder} cannot be created (${(cause as { code?: string }).code}): name one in a ` +
        'folder that you may write to.',
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
