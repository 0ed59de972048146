import { Command } from 'commander';
import { withProgress } from './progress.js';

interface Options {
  out: string;
  people?: boolean;
  all?: boolean;
}

/** `jeugdgraaf export`. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write the packages that were imported into a folder, from which another database can import them')
    .requiredOption('-o, --out <folder>', 'the folder to create, with a folder for each package')
    .option('--people', 'include names of people, which are personal data')
    .option('--all', 'include the packages of the release, for a database without them: import those with --alone')
    .addHelpText(
      'after',
      '\nExamples:\n  jeugdgraaf export --out ../packages\n  jeugdgraaf export --out ../everything --all\n\nA ' +
        'selection of figures as a file is at /export of a running server (docs/reference/export.md).\n',
    )
    .action(exportPackages);
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
