import closeWithGrace from 'close-with-grace';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadOnce } from './load.js';
import { warn } from './terminal.js';
import type { Config } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { ROOT } from '../contract/root.js';
import { gatewayTargets, readSupergraphFile } from '../http/gateway/gateway-targets.js';
import { type Listening, stopWithLauncher, welcomeText } from '../http/lifecycle.js';
import { LIMITS } from '../http/limits.js';
import { modules } from '../modules/index.js';

/** A command of this program in a process of its own. */
interface Child {
  name: string;
  process: ChildProcess;
  /** Where it listens. */
  url: string;
  /** Resolves to its signal or exit code. */
  ended: Promise<string>;
}

/** In a group of its own, so that Ctrl-C reaches this process alone: it stops its children itself, in order. */
const OWN_GROUP = process.platform !== 'win32';

/** What a child runs: the entry point of this program. */
const PROGRAM = fileURLToPath(new URL('dist/main.js', ROOT));

/**
 * Starts a command in a child process and waits until it listens. Its log goes to this process' stderr; it stops when
 * this process is gone (`stopWithLauncher`).
 * @throws ConfigurationError when it ends before it listens; it has written the reason by then
 */
async function startChild(name: string, args: readonly string[], settings: Record<string, string>): Promise<Child> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: OWN_GROUP,
  });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message) => resolve((message as Listening).listening));
    child.once('error', reject);
    void ended.then((how) => reject(new ConfigurationError(`${name} did not start (${how}).`)));
  });
  return { name, process: child, url, ended };
}

/** Stops a child, and waits until it has ended. */
async function stopChild({ process: child, ended }: Child): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

/** The processes of a federation on one machine. */
interface FederationProcesses {
  subgraphs: Child[];
  gateway: Child;
}

/** Waits for all children to start; when one fails, stops the others. */
async function allOrNone(starting: readonly Promise<Child>[]): Promise<Child[]> {
  const settled = await Promise.allSettled(starting);
  const failed = settled.find((one) => one.status === 'rejected');
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return started;
  await Promise.all(started.map(stopChild));
  throw failed.reason;
}

function secretFor({ gatewaySecret }: Config): Record<string, string> {
  // Passed by value: the file has been read, and without a setting each start has a secret of its own.
  return { GATEWAY_SECRET: gatewaySecret ?? randomBytes(32).toString('base64url'), GATEWAY_SECRET_FILE: '' };
}

/**
 * Starts a subgraph for each module and then a gateway before them. Subgraphs listen on this machine alone, whatever
 * the address of the gateway, and recognise it by a secret: the configured one, else a new one.
 * @throws Error when one of them cannot start; the others are stopped
 */
async function startFederation(config: Config): Promise<FederationProcesses> {
  const secret = secretFor(config);
  const settings = { ...secret, HOST: '127.0.0.1', READ_ONLY: 'yes' };
  const portOf = (index: number): string =>
    String(config.subgraphPortBase === null ? 0 : config.subgraphPortBase + index);
  const subgraphs = await allOrNone(
    modules.map(({ name }, index) =>
      startChild(`The subgraph ${name}`, ['subgraph', name, '--port', portOf(index)], settings),
    ),
  );
  const urls = new Map([
    ...config.subgraphUrls,
    ...subgraphs.map(({ url }, index) => [modules[index]!.name, `${url}/graphql`] as const),
  ]);
  const list = [...urls].map(([name, url]) => `${name}=${url}`).join(',');
  try {
    return { subgraphs, gateway: await startChild('The gateway', ['gateway'], { ...secret, SUBGRAPH_URLS: list }) };
  } catch (cause) {
    await Promise.all(subgraphs.map(stopChild));
    throw cause;
  }
}

/** What is logged when a subgraph ends unexpectedly. */
function deathNotice({ name, url }: Child, how: string): string {
  const subgraph = name.split(' ').at(-1)!;
  return (
    `${name} ended (${how}). The graph continues without it: its fields are null, with an error. ` +
    `Restart it with: npm run subgraph -- ${subgraph} --port ${new URL(url).port}`
  );
}

function processList({ subgraphs, gateway }: FederationProcesses): string {
  const lines = [gateway, ...subgraphs].map(
    ({ name, url, process: { pid } }) =>
      `  ${name.replace(/^The (subgraph )?/, '').padEnd(11)} ${url}/graphql  (process ${pid})`,
  );
  return ['Its processes:', '', ...lines, ''].join('\n');
}

/**
 * Serves the graph in seven processes on one database. A signal stops the gateway first: its running requests need
 * the subgraphs.
 */
export async function federate(config: Config): Promise<void> {
  // Mistakes in the gateway's settings are reported before anything starts.
  gatewayTargets(readSupergraphFile(config.supergraph), config);
  const { version } = await loadOnce(config);
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
  for (const child of subgraphs)
    void child.ended.then((how) => {
      if (!stopping) warn(deathNotice(child, how));
    });
  void gateway.ended.then((how) => {
    if (stopping) return;
    warn(`The gateway ended (${how}): the graph cannot be queried any more, so the subgraphs stop too.`);
    failed = true;
    process.kill(process.pid, 'SIGTERM');
  });
  process.stdout.write(`${welcomeText(gateway.url, version)}\n${processList(processes)}`);
}
