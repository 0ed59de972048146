import { Command } from 'commander';
import { writePackages } from '../ingest/write-packages.js';
import { modules } from '../modules/index.js';
import { withStore } from './store-of-setting.js';

interface Options {
  out: string;
  people?: boolean;
}

/** `jeugdgraaf export`. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write every package in the database into a folder, so that another database that imports them holds the same')
    .requiredOption('-o, --out <folder>', 'the folder; each package becomes a folder in it')
    .option('--people', 'names of people as well, which are personal data')
    .addHelpText('after', '\nExample:\n  jeugdgraaf export --out ../packages\n\nA selection of figures as a file is at /export of a running server (docs/export.md).\n')
    .action(async ({ out, people }: Options) => {
      const written = await withStore(false, (store) => writePackages(store, modules, out, { people }));
      for (const [name, figures] of written) process.stdout.write(`${name}: ${figures} figures\n`);
      process.stdout.write(`${written.size} packages written to ${out}\n`);
    });
}
