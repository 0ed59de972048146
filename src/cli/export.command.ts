import { Command, Option } from 'commander';
import { UsageError } from './failure.js';
import type { FileLanguage } from './export-lists.js';
import { withProgress } from './progress.js';

interface Options {
  out: string;
  people?: boolean;
  all?: boolean;
  lang?: FileLanguage;
  format?: string;
}

/** `jeugdgraaf export`. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write the packages that were imported into a folder, from which another database can import them')
    .requiredOption('-o, --out <folder>', 'the folder to create, with a folder for each package')
    .option('--people', 'include names of people, which are personal data')
    .option('--all', 'include the packages of the release, for a database without them: import those with --alone')
    .addOption(
      new Option(
        '--lang <lang>',
        'write the lists of the graph instead, for reading, with names and texts in a language',
      )
        .choices(['nl', 'en'])
        .conflicts(['people', 'all']),
    )
    .option('--format <format>', 'with --lang: the format of the files, such as csv (the default), xlsx or zip')
    .addHelpText(
      'after',
      '\nExamples:\n  jeugdgraaf export --out ../packages\n  jeugdgraaf export --out ../everything --all\n' +
        '  jeugdgraaf export --out ../english --lang en --format xlsx\n\nA selection of figures as a file is at ' +
        '/export of a running server (docs/reference/export.md).\n',
    )
    .action((options: Options) => {
      if (options.lang) return writeLists(options.out, options.lang, options.format ?? 'csv');
      if (options.format !== undefined) throw new UsageError('--format needs --lang: packages are always CSV.');
      return exportPackages(options);
    });
}

async function writeLists(out: string, lang: FileLanguage, ending: string): Promise<void> {
  const { exportLists, formatNamed } = await import('./export-lists.js');
  const format = formatNamed(ending);
  const { withConfiguredStore } = await import('./configured-store.js');
  const written = await withProgress(`Exporting to ${out}`, () =>
    withConfiguredStore('read', (store) => exportLists(store, out, lang, format)),
  );
  for (const [name, rows] of written) process.stdout.write(`${name}: ${rows} rows\n`);
  process.stdout.write(`${written.size} files written to ${out}, each with a side file\n`);
}

async function exportPackages({ out, people, all }: Options): Promise<void> {
  const { writePackages } = await import('../packages/write/write-packages.js');
  const { modules } = await import('../modules/index.js');
  const { withConfiguredStore } = await import('./configured-store.js');
  const written = await withProgress(`Exporting to ${out}`, () =>
    withConfiguredStore('read', (store) => writePackages(store, modules, out, { people, release: all })),
  );
  for (const [name, figures] of written) process.stdout.write(`${name}: ${figures} figures\n`);
  const rest = all ? '' : ', without those of the release, which every database has (--all includes them)';
  const names = people ? '' : ', without names of people (--people includes them)';
  process.stdout.write(`${written.size} packages written to ${out}${rest}${names}\n`);
}
