import 'reflect-metadata';
import closeWithGrace from 'close-with-grace';
import { readConfig } from '../config.js';
import { type Child, stopChild } from './child-process.js';
import { runProgram } from './command.js';
import { type FederationProcesses, startFederation } from './federation-processes.js';
import { gatewayTargets } from './gateway-targets.js';
import { LIMITS } from './limits.js';
import { loadOnce } from './load-once.js';
import { stopWithLauncher } from './stop-gracefully.js';
import { readSupergraphFile } from './supergraph-file.js';
import { welcomeText } from './welcome-text.js';

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What is said when a subgraph ends that nobody told to. */
function deathNotice({ name, url }: Child, how: string): string {
  const subgraph = name.split(' ').at(-1)!;
  return `${name} ended (${how}). The graph goes on without it; what it would say is null, with an error. `
    + `Start it again with: npm run subgraph -- ${subgraph} --port ${new URL(url).port}`;
}

function processList({ subgraphs, gateway }: FederationProcesses): string {
  const lines = [gateway, ...subgraphs].map(({ name, url, process: { pid } }) => `  ${name.replace(/^The (subgraph )?/, '').padEnd(11)} ${url}/graphql  (process ${pid})`);
  return ['Its processes:', '', ...lines, ''].join('\n');
}

/** Starts everything, and stops everything on one signal: first the gateway, which still needs the subgraphs for what it answers. */
async function federate(): Promise<void> {
  const config = readConfig();
  // Whatever is wrong with the gateway's settings is told before anything is started.
  gatewayTargets(readSupergraphFile(config.supergraph), config);
  const version = await loadOnce(config);
  const processes = await startFederation(config);
  const { subgraphs, gateway } = processes;
  let stopping = false;
  let failed = false;
  stopWithLauncher();
  closeWithGrace({ delay: 3 * LIMITS.operationMs }, async () => {
    stopping = true;
    await stopChild(gateway);
    await Promise.all(subgraphs.map(stopChild));
    if (failed) process.exit(1);
  });
  for (const child of subgraphs) void child.ended.then((how) => { if (!stopping) tell(deathNotice(child, how)); });
  void gateway.ended.then((how) => {
    if (stopping) return;
    tell(`The gateway ended (${how}): nothing can be asked any more, so its subgraphs stop too.`);
    failed = true;
    process.kill(process.pid, 'SIGTERM');
  });
  process.stdout.write(`${welcomeText(gateway.url, version)}\n${processList(processes)}`);
}

// `npm run federated`: the graph in seven processes on one database.
if (import.meta.main) await runProgram(federate);
