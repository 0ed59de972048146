// Runs a program on the Node that `npm ci` brought (see optionalDependencies), whatever Node the machine has:
//   node src/launch.js PROGRAM [ARGUMENT ...]
// Found by path, because npm 10 takes the link node_modules/.bin/node away when it discards the other platforms' packages.
// Plain JavaScript for any Node from 20: this file is what the machine's own Node runs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

function bringsAlong() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const path = fileURLToPath(new URL(`../node_modules/${name}/${file}`, import.meta.url));
  // It may be there and yet not run, such as a glibc build on a musl system.
  return existsSync(path) && spawnSync(path, ['--version']).status === 0 ? path : null;
}

// Our programs ask whether they were started or imported. A Node that cannot tell would do nothing, and say nothing.
const ownIsNewEnough = import.meta.main !== undefined;

const node = bringsAlong() ?? (ownIsNewEnough ? process.execPath : null);
if (node === null) {
  console.error(
    `Jeugdgraaf needs Node 22.18, or 24.2 or newer. This is ${process.versions.node}, and "npm ci" has no newer one for ${process.platform} ${process.arch}: install one.`,
  );
  process.exit(1);
}

// In a group of its own, so that what is sent to this group (Ctrl-C, a stop of the service) reaches it once: from here.
// The channel tells a server that this process is gone, should it be killed outright (stop-gracefully.ts).
const child = spawn(node, process.argv.slice(2), {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  detached: process.platform !== 'win32',
});

/** Milliseconds within which a signal that comes again is the same wish: npm hands on what the terminal sent to all. */
const SAME_WISH = 1_000;
const handedOn = new Map();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (Date.now() - (handedOn.get(signal) ?? 0) < SAME_WISH) return;
    handedOn.set(signal, Date.now());
    child.kill(signal);
  });
}
// npm runs a script in a shell, and a shell that is told to stop may end without telling: then this process is an orphan.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    // Once, and not on top of a signal that came as well: a second one ends the program at once.
    if (handedOn.size === 0) child.kill('SIGTERM');
  }, SAME_WISH / 2);
  watch.unref();
}

child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
