import { Command } from 'commander';
import { formatFinding, type ImportReport, importPackages, importSeeds, SHIPPED_SEEDS } from '../packages/index.js';
import { modules } from '../modules/index.js';
import { withGiven, withStore } from './store-of-setting.js';
import { RowProgress } from './progress.js';

const ALONE =
  'leave out the packages of the release, which are loaded first otherwise, as at every start of the server';

/** `jeugdgraaf import`. */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'load a package, or each of a folder of packages, beside what is in the database: all of it or nothing',
    )
    .argument('<location>', 'a folder, a zip file, or the address of a zip or a datapackage.json')
    .option('--alone', ALONE)
    .option('--by <name>', 'who brings it, for the audit trail', 'the command line')
    .addHelpText('after', EXAMPLES)
    .action(async (location: string, { by, alone }: { by: string; alone?: boolean }) => {
      process.stdout.write(`${formatImport(await run(location, { by, alone, dryRun: false }))}\n`);
    });
}

const EXAMPLES = `
Examples:
  jeugdgraaf import ../monitor-breda-2026
  DATABASE_URL=postgres://jeugd@db.example/graph jeugdgraaf import monitor-breda-2026.zip --by "team data, Breda"

The database is the one that DATABASE_URL names. Readers see the old version until all is done, then the new one. Broken off at any
moment, it leaves the database as it was: run it again. Run twice, it says "0 changes".
`;

/** `jeugdgraaf diff`. */
export function diffCommand(): Command {
  return new Command('diff')
    .description(
      'say what an import would add, revise and withdraw, and which discrepancies would come of it; nothing of it is written',
    )
    .argument('<location>', 'a folder, a zip file, or the address of a zip or a datapackage.json')
    .option('--alone', ALONE)
    .addHelpText(
      'after',
      '\nExample:\n  jeugdgraaf diff ../monitor-breda-2026\n\nThe database is the one that DATABASE_URL names.\n',
    )
    .action(async (location: string, { alone }: { alone?: boolean }) => {
      process.stdout.write(`${formatDiff(await run(location, { by: 'the command line', alone, dryRun: true }))}\n`);
    });
}

interface Wish {
  by: string;
  alone?: boolean;
  dryRun: boolean;
}

async function run(location: string, { by, alone = false, dryRun }: Wish): Promise<ImportReport> {
  const progress = new RowProgress(dryRun ? 'Comparing' : 'Importing');
  const report = await withGiven(location, (given) =>
    withStore(true, async (store) => {
      if (!alone) {
        const seeds = await importSeeds(store, modules, SHIPPED_SEEDS);
        if (seeds.changes > 0)
          process.stderr.write(`The packages of the release were loaded first (data version ${seeds.version}).\n`);
      }
      return importPackages(store, modules, given, {
        origin: 'IMPORT',
        by,
        via: 'COMMAND',
        dryRun,
        onRows: progress.rows,
      });
    }),
  );
  progress.done();
  for (const warning of report.warnings) process.stderr.write(`${formatFinding(warning)}\n`);
  return report;
}

function formatImport(report: ImportReport): string {
  return [...packageLines(report), `${report.changes} changes; data version ${report.version}`].join('\n');
}

function packageLines({ packages }: ImportReport): string[] {
  return packages.map(
    ({ name, status, added, revised, withdrawn }) =>
      `${name}: ${status}${status === 'unchanged' ? '' : `, ${added} facts added, ${revised} revised, ${withdrawn} withdrawn`}`,
  );
}

const SIGNS = { ADDED: '+', REVISED: '~', WITHDRAWN: '-' };

function formatDiff(report: ImportReport): string {
  const { facts = [], discrepancies = [], discrepancyCount = 0 } = report.preview ?? {};
  const total = report.packages.reduce((sum, { added, revised, withdrawn }) => sum + added + revised + withdrawn, 0);
  const rest = total - facts.length;
  return [
    ...packageLines(report),
    ...facts.map(({ kind, id }) => `  ${SIGNS[kind]} ${id}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    `${discrepancyCount} discrepancies would come of it${discrepancyCount > 0 ? ':' : ''}`,
    ...discrepancies.map(
      ({ kind, indicator, area, period, explanation }) => `  ${kind} ${indicator}, ${area}, ${period}: ${explanation}`,
    ),
    `${report.changes} changes; nothing of it was written`,
  ].join('\n');
}
