import { Command } from 'commander';
import { checkGiven } from '../packages/check/check-given.js';
import { formatCounts } from '../packages/check/count-rows.js';
import { formatFinding } from '../packages/check/finding.js';
import { modules } from '../modules/index.js';
import { ConfigurationError } from '../contract/errors.js';
import { withGiven } from './store-of-setting.js';
import { RowProgress } from './progress.js';

/** `jeugdgraaf validate`. */
export function validateCommand(): Command {
  return new Command('validate')
    .description('say what is wrong with a package, or with each of a folder of packages, and what would be right')
    .argument('<location>', 'a folder, a zip file, or the address of a zip or a datapackage.json')
    .addHelpText('after', EXAMPLES)
    .action(validate);
}

const EXAMPLES = `
Examples:
  jeugdgraaf validate ../monitor-breda-2026
  jeugdgraaf validate monitor-breda-2026.zip
  jeugdgraaf validate https://data.regio.example/monitor-breda-2026/datapackage.json

The package is checked as if it lay beside those that come with the release, and no database is touched.
Exit code 1 when something is wrong; warnings alone give 0.
`;

async function validate(location: string): Promise<void> {
  const progress = new RowProgress(`Checking ${location}`);
  const {
    packages,
    figures,
    findings: { errors, errorCount, warnings, warningCount },
  } = await withGiven(location, (given) => checkGiven(given, modules, progress.rows));
  progress.done();
  for (const finding of [...errors, ...warnings]) process.stdout.write(`${formatFinding(finding)}\n`);
  const unshown = errorCount - errors.length + warningCount - warnings.length;
  if (unshown > 0) process.stdout.write(`… and ${unshown} more\n`);
  if (errorCount > 0)
    throw new ConfigurationError(
      `${counted(errorCount, 'finding')}${warningCount > 0 ? ` and ${counted(warningCount, 'warning')}` : ''}`,
    );
  process.stdout.write(`${formatCounts({ packages, figures })}\n`);
  process.stdout.write(warningCount > 0 ? `sound, with ${counted(warningCount, 'warning')}\n` : 'sound: no findings\n');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
