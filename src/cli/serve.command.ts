import { Command } from 'commander';
import type { Config } from '../config.js';

/** Where a process listens and which database it uses are settings. */
const SETTINGS = 'Settings are environment variables: PORT, HOST, DATABASE_URL … (docs/reference/configuration.md).';

/** Read before the program is loaded, so that a wrong setting is reported at once. */
async function readSettings(): Promise<Config> {
  return (await import('../config.js')).readConfig();
}

/** `jeugdgraaf serve`. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the whole graph in one process')
    .addHelpText('after', `\nExample:\n  jeugdgraaf serve\n  PORT=8080 jeugdgraaf serve\n\n${SETTINGS}\n`)
    .action(async () => {
      const config = await readSettings();
      await (await import('./serve.js')).serveGraph(config);
    });
}

/** `jeugdgraaf load`. */
export function loadCommand(): Command {
  return new Command('load')
    .description('create the tables and load the data of the release, for a database that other processes only read')
    .addHelpText(
      'after',
      '\nExample:\n  DATABASE_URL=postgres://jeugdgraaf@db.example/graph jeugdgraaf load\n\nRun it ' +
        `again after each upgrade. ${SETTINGS}\n`,
    )
    .action(async () => {
      const config = await readSettings();
      process.stdout.write(`${await (await import('./load.js')).load(config)}\n`);
    });
}

/** `jeugdgraaf federated`. */
export function federatedCommand(): Command {
  return new Command('federated')
    .description('serve the graph as six subgraphs and a gateway, a process each, on this machine')
    .addHelpText('after', `\nExample:\n  jeugdgraaf federated\n\n${SETTINGS}\n`)
    .action(async () => {
      const config = await readSettings();
      await (await import('./federated.js')).federate(config);
    });
}

/** `jeugdgraaf gateway`. */
export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('serve the graph by querying subgraphs that run elsewhere')
    .addHelpText(
      'after',
      `\nExample:\n  SUBGRAPH_URLS=finance=http://10.0.0.5:4105/graphql jeugdgraaf gateway\n\n${SETTINGS}\n`,
    )
    .action(async () => {
      const config = await readSettings();
      await (await import('./gateway.js')).serveGateway(config);
    });
}

/** `jeugdgraaf subgraph`. */
export function subgraphCommand(): Command {
  return new Command('subgraph')
    .description('serve the part of the graph that one module owns, to a gateway')
    .argument('<name>', 'the module, such as finance')
    .option('--port <port>', 'the port, in place of the one that the supergraph names')
    .addHelpText('after', `\nExample:\n  jeugdgraaf subgraph finance --port 4105\n\n${SETTINGS}\n`)
    .action(async (name: string, { port }: { port?: string }) =>
      (await import('./subgraph.js')).serveSubgraph(name, port),
    );
}
