// Runs a program on the Node that `npm ci` installed (see optionalDependencies), whatever Node the machine has:
//   node src/launch.js PROGRAM [ARGUMENT ...]
// Found by path, because npm 10 removes the link node_modules/.bin/node when it discards the other platforms' packages.
// Plain JavaScript for any Node from 20: the machine's own Node runs this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The Node that `npm ci` installed, or null. */
function installedNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const path = fileURLToPath(new URL(`../node_modules/${name}/${file}`, import.meta.url));
  return existsSync(path) ? path : null;
}

/** The Node of this process, where it is new enough. */
function ownNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 17)) return process.execPath;
  console.error(
    `Jeugdgraaf needs Node 22.17 or newer. This is ${process.versions.node}, and "npm ci" has no ` +
      `newer one for ${process.platform} ${process.arch}: install one.`,
  );
  return process.exit(1);
}

let child;
function start(node) {
  // In a group of its own, so that a signal to this group (Ctrl-C, a stop of the service) reaches it once: from here.
  // The channel lets a server notice that this process was killed (stopWithLauncher).
  child = spawn(node, process.argv.slice(2), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  child.on('error', (cause) => {
    // It may exist and not run, such as a glibc build on a musl system.
    if (node !== process.execPath && child.pid === undefined) start(ownNode());
    else throw cause;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
start(installedNode() ?? ownNode());

/** Milliseconds within which a repeated signal is the same one: npm forwards what the terminal sent to all. */
const SAME_SIGNAL = 1_000;
const forwarded = new Map();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (Date.now() - (forwarded.get(signal) ?? 0) < SAME_SIGNAL) return;
    forwarded.set(signal, Date.now());
    child.kill(signal);
  });
}
// npm runs a script in a shell, which may end on a signal without forwarding it: then this process is an orphan.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    // Not after a signal that was forwarded: a second one ends the program at once.
    if (forwarded.size === 0) child.kill('SIGTERM');
  }, SAME_SIGNAL / 2);
  watch.unref();
}
