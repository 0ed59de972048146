import { Command } from 'commander';
import { withProgress } from './progress.js';
import { warn } from './terminal.js';
import { counted } from '../contract/counted.js';
import type { ImportReport } from '../packages/index.js';

const LOCATION = 'a folder, a zip file, or the address of a zip or a datapackage.json';
const ALONE = 'without the packages of the release, which are otherwise loaded first, as at every start of the server';
const BY = 'the command line';

/** `jeugdgraaf import`. */
export function importCommand(): Command {
  return new Command('import')
    .description('load a package, or each package in a folder, into the database: all of it or nothing')
    .argument('<location>', LOCATION)
    .option('--alone', ALONE)
    .option('--by <name>', 'who imports it, for the audit trail', BY)
    .addHelpText('after', EXAMPLES)
    .action(async (location: string, { by, alone }: { by: string; alone?: boolean }) => {
      process.stdout.write(`${formatImport(await importFrom(location, { by, alone, dryRun: false }))}\n`);
    });
}

const EXAMPLES = `
Examples:
  jeugdgraaf import ../monitor-breda-2026
  DATABASE_URL=postgres://jeugdgraaf@db.example/graph jeugdgraaf import monitor-breda-2026.zip --by "team data, Breda"

The database is the one that DATABASE_URL names. Readers see the old version until the import is complete. An
interrupted import leaves the database as it was: run it again. A second run reports "0 changes".
`;

/** `jeugdgraaf diff`. */
export function diffCommand(): Command {
  return new Command('diff')
    .description(
      'report what an import would add, revise and withdraw, and the discrepancies it would cause; writes nothing',
    )
    .argument('<location>', LOCATION)
    .option('--alone', ALONE)
    .addHelpText(
      'after',
      '\nExample:\n  jeugdgraaf diff ../monitor-breda-2026\n\nThe database is the one that DATABASE_URL names.\n',
    )
    .action(async (location: string, { alone }: { alone?: boolean }) => {
      process.stdout.write(`${formatDiff(await importFrom(location, { by: BY, alone, dryRun: true }))}\n`);
    });
}

interface ImportRequest {
  by: string;
  alone?: boolean;
  dryRun: boolean;
}

async function importFrom(location: string, { by, alone, dryRun }: ImportRequest): Promise<ImportReport> {
  const { formatFinding, importPackages, importSeeds, SHIPPED_SEEDS } = await import('../packages/index.js');
  const { modules } = await import('../modules/index.js');
  const { withConfiguredStore, withLocation } = await import('./configured-store.js');
  const report = await withProgress(`${dryRun ? 'Comparing' : 'Importing'} ${location}`, (progress) =>
    withLocation(location, (given) =>
      withConfiguredStore('write', async (store) => {
        if (!alone) {
          const seeds = await importSeeds(store, modules, SHIPPED_SEEDS);
          if (seeds.changes > 0)
            progress.note(`The packages of the release were loaded first (data version ${seeds.version}).`);
        }
        return importPackages(store, modules, given, {
          origin: 'IMPORT',
          by,
          via: 'COMMAND',
          dryRun,
          onRows: (rows) => progress.reach(rows),
        });
      }),
    ),
  );
  for (const warning of report.warnings) warn(formatFinding(warning));
  return report;
}

function formatImport(report: ImportReport): string {
  return [...packageLines(report), `${changedRows(report)}; data version ${report.version}`].join('\n');
}

/** How many rows change, and in which tables: more than facts, since a fact may need rows of several tables. */
function changedRows({ changes, tables }: ImportReport): string {
  const byTable = tables.map(({ table, inserted, updated, deleted }) => `${table} ${inserted + updated + deleted}`);
  return counted(changes, 'change') + (changes > 0 ? ` of rows (${byTable.join(', ')})` : '');
}

function packageLines({ packages }: ImportReport): string[] {
  return packages.map(
    ({ name, status, added, revised, withdrawn }) =>
      `${name}: ${status}` +
      (status === 'unchanged' ? '' : `, ${added} facts added, ${revised} revised, ${withdrawn} withdrawn`),
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
    `${discrepancyCount} discrepancies would arise${discrepancyCount > 0 ? ':' : ''}`,
    ...discrepancies.map(
      ({ kind, indicator, area, period, explanation }) => `  ${kind} ${indicator}, ${area}, ${period}: ${explanation}`,
    ),
    `${changedRows(report)}; nothing was written`,
  ].join('\n');
}
