import 'reflect-metadata';
import closeWithGrace from 'close-with-grace';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadOnce } from './load.js';
import { runProgram } from './run-command.js';
import { type Config, readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { gatewayTargets, readSupergraphFile } from '../http/gateway/gateway-targets.js';
import { type Listening, stopWithLauncher, welcomeText } from '../http/lifecycle.js';
import { LIMITS } from '../http/limits.js';
import { modules } from '../modules/index.js';

/** A program of ours in a process of its own. */
interface Child {
  name: string;
  process: ChildProcess;
  /** Where it listens. */
  url: string;
  /** How it ended, once it has. */
  ended: Promise<string>;
}

/** In a group of its own, so that Ctrl-C reaches this process alone: it stops its children itself, in an order. */
const OWN_GROUP = process.platform !== 'win32';

/**
 * Starts a program beside this one and waits until it listens. Its log and its mistakes go where this process' go; when
 * this process is gone, it stops by itself (`stop-gracefully.ts`).
 * @throws ConfigurationError when it ends before it listens; it has told the reason by then
 */
async function startChild(
  name: string,
  program: string,
  args: readonly string[],
  settings: Record<string, string>,
): Promise<Child> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], {
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

/** Asks a program to stop, and waits until it has. */
async function stopChild({ process: child, ended }: Child): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

/** The processes of a federation on one machine. */
interface FederationProcesses {
  subgraphs: Child[];
  gateway: Child;
}

/** Waits for all that were started, so that none is forgotten when one fails. */
async function allOrNone(starting: readonly Promise<Child>[]): Promise<Child[]> {
  const settled = await Promise.allSettled(starting);
  const failed = settled.find((one) => one.status === 'rejected');
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return started;
  await Promise.all(started.map(stopChild));
  throw failed.reason;
}

function secretFor({ gatewaySecret }: Config): Record<string, string> {
  // Handed on by value: the file was read, and a new one need not be thought of by whoever starts this.
  return { GATEWAY_SECRET: gatewaySecret ?? randomBytes(32).toString('base64url'), GATEWAY_SECRET_FILE: '' };
}

/**
 * Starts a subgraph for each module and then a gateway before them. The subgraphs listen on this machine alone, whatever
 * address the gateway is given, and know it by a secret: the one that is configured, else one of this start.
 * @throws Error when one of them cannot start; the others are stopped again
 */
async function startFederation(config: Config): Promise<FederationProcesses> {
  const secret = secretFor(config);
  const settings = { ...secret, HOST: '127.0.0.1', READ_ONLY: 'yes' };
  const portOf = (index: number): string =>
    String(config.subgraphPortBase === null ? 0 : config.subgraphPortBase + index);
  const subgraphs = await allOrNone(
    modules.map(({ name }, index) =>
      startChild(`The subgraph ${name}`, './subgraph.js', [name, '--port', portOf(index)], settings),
    ),
  );
  const urls = new Map([
    ...config.subgraphUrls,
    ...subgraphs.map(({ url }, index) => [modules[index]!.name, `${url}/graphql`] as const),
  ]);
  const list = [...urls].map(([name, url]) => `${name}=${url}`).join(',');
  try {
    return {
      subgraphs,
      gateway: await startChild('The gateway', './gateway.js', [], { ...secret, SUBGRAPH_URLS: list }),
    };
  } catch (cause) {
    await Promise.all(subgraphs.map(stopChild));
    throw cause;
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What is said when a subgraph ends that nobody told to. */
function deathNotice({ name, url }: Child, how: string): string {
  const subgraph = name.split(' ').at(-1)!;
  return (
    `${name} ended (${how}). The graph goes on without it; what it would say is null, with an error. ` +
    `Start it again with: npm run subgraph -- ${subgraph} --port ${new URL(url).port}`
  );
}

function processList({ subgraphs, gateway }: FederationProcesses): string {
  const lines = [gateway, ...subgraphs].map(
    ({ name, url, process: { pid } }) =>
      `  ${name.replace(/^The (subgraph )?/, '').padEnd(11)} ${url}/graphql  (process ${pid})`,
  );
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
  for (const child of subgraphs)
    void child.ended.then((how) => {
      if (!stopping) tell(deathNotice(child, how));
    });
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
