import { Command } from 'commander';

/** `jeugdgraaf describe`. */
export function describeCommand(): Command {
  return new Command('describe')
    .description('write datapackage.json of a package, or of each package in a folder, where it is out of date')
    .argument('[folder]', 'the folder; that of the packages of the release by default')
    .addHelpText(
      'after',
      '\nExample:\n  jeugdgraaf describe ../monitor-breda-2026\n\nWhat you wrote into it stays: ' +
        'licenses, sources, version, keywords, the format of files.\n',
    )
    .action(describe);
}

async function describe(folder: string | undefined): Promise<void> {
  const { describePackages } = await import('../packages/write/describe-packages.js');
  const { SHIPPED_SEEDS } = await import('../packages/index.js');
  const { modules } = await import('../modules/index.js');
  for (const path of describePackages(folder ?? SHIPPED_SEEDS, modules)) process.stdout.write(`${path} written\n`);
}
