// Runs a program on the Node that `npm ci` brought (see optionalDependencies), whatever Node the machine has:
//   node src/launch.js PROGRAM [ARGUMENT ...]
// Found by path, because npm 10 takes the link node_modules/.bin/node away when it discards the other platforms' packages.
// Plain JavaScript for any Node from 20: this file is what the machine's own Node runs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 17];

function bringsAlong() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const path = fileURLToPath(new URL(`../node_modules/${name}/${file}`, import.meta.url));
  // It may be there and yet not run, such as a glibc build on a musl system.
  return existsSync(path) && spawnSync(path, ['--version']).status === 0 ? path : null;
}

function ownIsNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

const node = bringsAlong() ?? (ownIsNewEnough() ? process.execPath : null);
if (node === null) {
  console.error(`Jeugdgraaf needs Node ${OLDEST.join('.')} or newer. This is ${process.versions.node}, and "npm ci" has no newer one for ${process.platform} ${process.arch}: install one.`);
  process.exit(1);
}

const child = spawn(node, process.argv.slice(2), { stdio: 'inherit' });
// The terminal sends Ctrl-C to the child as well; a signal to this process alone is handed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { if (!process.stdin.isTTY || signal !== 'SIGINT') child.kill(signal); });
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
