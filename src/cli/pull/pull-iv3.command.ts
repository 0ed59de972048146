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
import { iv3Mapping } from '../../sources/iv3/mapping.js';
import { pullIv3 } from '../../sources/iv3/pull-iv3.js';
import { listIv3, suggestIv3 } from '../../sources/iv3/suggest-mapping.js';
import { readIv3Table } from '../../sources/iv3/table.js';
import { readMapping } from '../../sources/mapping/read-mapping.js';

interface Options extends ServerOptions {
  areas?: string[];
}

/** `jeugdgraaf pull iv3`. */
export function pullIv3Command(): Command {
  return withServerOptions(new Command('iv3'), 'CBS_ODATA3_URL')
    .description('amounts of a table of municipal accounts by taakveld (Iv3, OData 3)')
    .argument('<table>', 'name of the table of one year, such as 45071NED (Gemeenten 2025 onbewerkte Iv3-data)')
    .option('--areas <codes>', 'municipalities in place of those in the mapping, with commas: GM0935,GM0758', items)
    .addHelpText('after', EXAMPLES)
    .action(pull);
}

const EXAMPLES = `
Examples:
  jeugdgraaf pull iv3 45071NED --list --find jeugd
  jeugdgraaf pull iv3 45071NED --suggest --find maastricht > mapping.json
  jeugdgraaf pull iv3 45071NED --mapping mapping.json --out packages/iv3-maastricht-2025

A table holds one year; a series over years is made of one package a year. docs/pull.md says how it crosses the renumbering of 2025.
`;

async function pull(table: string, options: Options, command: Command): Promise<void> {
  const config = readConfig();
  const progress = new Progress();
  const client = politeClient(options.timeLimit, config.pullContact, progress);
  const baseUrl = options.baseUrl ?? config.cbsOdata3Url;
  if (options.list || options.suggest) {
    const read = await readIv3Table(client, baseUrl, table);
    process.stdout.write(
      options.list ? `${listIv3(read, options.find ?? null)}\n` : suggestIv3(read, options.find ?? null),
    );
    return;
  }
  const { mapping: path, out } = neededForPull(command, options);
  const mapping = readMapping(path, iv3Mapping);
  const asked = { ...mapping, ...(options.areas ? { areas: options.areas } : {}) };
  await tellPulled(
    out,
    await pullIv3({
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
