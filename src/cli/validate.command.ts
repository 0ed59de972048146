import { Command } from 'commander';
import { withProgress } from './progress.js';
import { paint } from './terminal.js';

/** `jeugdgraaf validate`. */
export function validateCommand(): Command {
  return new Command('validate')
    .description('report what is wrong with a package, or with each package in a folder, and what would be right')
    .argument(
      '[location]',
      'a folder, a zip file, or the address of a zip or a datapackage.json; the packages of the release by default',
    )
    .option('--descriptors', 'also report each datapackage.json that "jeugdgraaf describe" would change')
    .option(
      '--complete',
      'also report each budget line of a plan with speerpunten that has no outcome, each text that no query reaches, ' +
        'and each value that is cited from a document that does not state it',
    )
    .addHelpText('after', EXAMPLES)
    .action(validate);
}

const EXAMPLES = `
Examples:
  jeugdgraaf validate ../monitor-breda-2026
  jeugdgraaf validate monitor-breda-2026.zip
  jeugdgraaf validate https://data.regio.example/monitor-breda-2026/datapackage.json

A package is checked together with those of the release; no database is used.
Exit code 1 when there are findings; warnings alone give 0.
`;

async function validate(
  given: string | undefined,
  { descriptors, complete }: { descriptors?: boolean; complete?: boolean },
): Promise<void> {
  const { ConfigurationError } = await import('../contract/errors.js');
  const { counted } = await import('../contract/counted.js');
  const { checkGiven, checkStaleDescriptors } = await import('../packages/check/check-given.js');
  const { checkOutcomes } = await import('../packages/check/check-outcomes.js');
  const { formatCounts } = await import('../packages/check/count-rows.js');
  const { addFindings, formatFinding } = await import('../packages/check/finding.js');
  const { SHIPPED_SEEDS } = await import('../packages/index.js');
  const { modules } = await import('../modules/index.js');
  const { withLocation } = await import('./configured-store.js');
  const { checkAnswers } = await import('./check-served.js');
  const location = given ?? SHIPPED_SEEDS;
  const check = await withProgress(`Checking ${location}`, (progress) =>
    withLocation(location, async (packages) => {
      const checked = await checkGiven(packages, modules, (rows) => progress.reach(rows));
      if (descriptors) addFindings(checked.findings, checkStaleDescriptors(packages, modules));
      if (complete) {
        addFindings(checked.findings, checkOutcomes(checked.packages));
        // What cannot be loaded cannot be asked for.
        if (checked.findings.errorCount === 0) addFindings(checked.findings, await checkAnswers(packages, checked));
      }
      return checked;
    }),
  );
  const { errors, errorCount, warnings, warningCount } = check.findings;
  const warned = warnings.map((warning) => paint('yellow', formatFinding(warning), process.stdout));
  for (const line of [...errors.map(formatFinding), ...warned]) process.stdout.write(`${line}\n`);
  const hidden = errorCount - errors.length + warningCount - warnings.length;
  if (hidden > 0) process.stdout.write(`… and ${hidden} more\n`);
  if (errorCount > 0)
    throw new ConfigurationError(
      `${counted(errorCount, 'finding')}${warningCount > 0 ? ` and ${counted(warningCount, 'warning')}` : ''}`,
    );
  process.stdout.write(`${formatCounts(check)}\n`);
  process.stdout.write(warningCount > 0 ? `sound, with ${counted(warningCount, 'warning')}\n` : 'sound: no findings\n');
}
