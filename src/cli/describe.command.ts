import { Argument, Command } from 'commander';
import { describePackages } from '../packages/write/describe-packages.js';
import { SHIPPED_SEEDS } from '../packages/index.js';
import { modules } from '../modules/index.js';

/** `jeugdgraaf describe`. */
export function describeCommand(): Command {
  return new Command('describe')
    .description(
      'write the datapackage.json of a package, or of each of a folder of packages, where it says something else than its files',
    )
    .addArgument(new Argument('[folder]', 'the folder').default(SHIPPED_SEEDS, 'that of the packages of the release'))
    .addHelpText(
      'after',
      '\nExample:\n  jeugdgraaf describe ../monitor-breda-2026\n\nWhat you wrote in it yourself stays: licenses, sources, version, keywords, how files are written.\n',
    )
    .action((folder: string) => {
      for (const path of describePackages(folder, modules)) process.stdout.write(`${path} written\n`);
    });
}
