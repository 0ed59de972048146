import { Command } from 'commander';
import { writePackages } from '../packages/write/write-packages.js';
import { modules } from '../modules/index.js';
import { withStore } from './store-of-setting.js';

interface Options {
  out: string;
  people?: boolean;
  all?: boolean;
}

/** `jeugdgraaf export`. */
export function exportCommand(): Command {
  return new Command('export')
    .description(
      'write the packages that were brought to the database into a folder, so that another one that imports them holds the same',
    )
    .requiredOption('-o, --out <folder>', 'the folder; each package becomes a folder in it')
    .option('--people', 'names of people as well, which are personal data')
    .option('--all', 'the packages of the release as well, for a database without them: import those with --alone')
    .addHelpText(
      'after',
      '\nExamples:\n  jeugdgraaf export --out ../packages\n  jeugdgraaf export --out ../everything --all\n\nA selection of figures as a file is at /export of a running server (docs/reference/export.md).\n',
    )
    .action(async ({ out, people, all }: Options) => {
      const written = await withStore(false, (store) => writePackages(store, modules, out, { people, release: all }));
      for (const [name, figures] of written) process.stdout.write(`${name}: ${figures} figures\n`);
      process.stdout.write(
        `${written.size} packages written to ${out}${all ? '' : ', beside those of the release, which every database has (--all writes them too)'}\n`,
      );
    });
}
