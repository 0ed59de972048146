import { Command, Option } from 'commander';
import { UsageError } from './failure.js';

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
  const { newFolder, writeFiguresPackage } = await import('./new-package.js');
  const { folder, name } = newFolder(location);
  await checkKnown('--area', area, { resource: 'areas', column: 'code', noun: 'an area code' });
  await checkKnown('--publisher', publisher, {
    resource: 'organisations',
    column: 'slug',
    noun: 'the slug of an organisation',
  });
  writeFiguresPackage(folder, { name, area, publisher, title });
  process.stdout.write(
    `${folder} written. Its README.md describes each column; when it is filled in: npx jeugdgraaf ` +
      `validate ${location}\n`,
  );
}

/** Required unless another option makes that needless, which the command line cannot declare. */
function missing(command: Command, option: string): never {
  return command.error(`error: required option '${option}' not specified`);
}

async function makePersons(location: string): Promise<void> {
  const { newFolder, writePersonsPackage } = await import('./new-package.js');
  const { folder } = newFolder(location);
  writePersonsPackage(folder);
  process.stdout.write(
    `${folder} written. Add a row for each person to persons.csv (docs/how-to/names-of-people.md); then: npx ` +
      `jeugdgraaf validate ${location}\n`,
  );
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
