import { Command } from 'commander';
import { Progress } from '../progress.js';
import {
  items,
  neededForPull,
  politeClient,
  type ServerOptions,
  tellPulled,
  withServerOptions,
} from './pull-options.js';
import { readConfig } from '../../config.js';
import { cbsMapping, type CbsMapping } from '../../sources/cbs/mapping.js';
import { pullCbs } from '../../sources/cbs/pull-cbs.js';
import { listTable, suggestMapping } from '../../sources/cbs/suggest-mapping.js';
import { readTable } from '../../sources/cbs/table.js';
import { readMapping } from '../../sources/mapping/read-mapping.js';

interface Options extends ServerOptions {
  areas?: string[];
  periods?: CbsMapping['periods'];
}

/** `jeugdgraaf pull cbs`. */
export function pullCbsCommand(): Command {
  return withServerOptions(new Command('cbs'), 'CBS_ODATA4_URL')
    .description('figures of a table of CBS (StatLine, OData 4)')
    .argument('<table>', 'name of the table, such as 85615NED')
    .option('--areas <codes>', 'areas in place of those in the mapping, with commas: GM0935,NL01', items)
    .option(
      '--periods <codes>',
      'periods in place of those in the mapping: 2023JJ00,2024JJ00 or 2019JJ00..2024JJ00',
      periods,
    )
    .addHelpText('after', EXAMPLES)
    .action(pull);
}

const EXAMPLES = `
Examples:
  jeugdgraaf pull cbs 85615NED --list --find jeugd
  jeugdgraaf pull cbs 85615NED --suggest > mapping.json
  jeugdgraaf pull cbs 85615NED --mapping mapping.json --out packages/cbs-jeugdhulp --areas GM0935,NL01

Beside the folder, pages are kept in FOLDER.partial until the package is there: after a stop, the same command goes on.
`;

function periods(text: string): CbsMapping['periods'] {
  const [from, to, ...more] = text.split('..');
  return from !== undefined && to !== undefined && more.length === 0
    ? { from: from.trim(), ...(to.trim() ? { to: to.trim() } : {}) }
    : items(text);
}

async function pull(table: string, options: Options, command: Command): Promise<void> {
  const config = readConfig();
  const progress = new Progress();
  const client = politeClient(options.timeLimit, config.pullContact, progress);
  const baseUrl = options.baseUrl ?? config.cbsOdata4Url;
  if (options.list || options.suggest) {
    const read = await readTable(client, baseUrl, table);
    process.stdout.write(
      options.list ? `${listTable(read, options.find ?? null)}\n` : suggestMapping(read, options.find ?? null),
    );
    return;
  }
  const { mapping: path, out } = neededForPull(command, options);
  const mapping = readMapping(path, cbsMapping);
  const asked = {
    ...mapping,
    ...(options.areas ? { areas: options.areas } : {}),
    ...(options.periods ? { periods: options.periods } : {}),
  };
  await tellPulled(
    out,
    await pullCbs({
      client,
      baseUrl,
      table,
      mapping: asked,
      out,
      anew: options.anew,
      replace: options.replace,
      report: progress,
    }),
    progress,
  );
}
