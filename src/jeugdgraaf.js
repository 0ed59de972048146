#!/usr/bin/env node
// `npx jeugdgraaf COMMAND`: the command line, on the Node that `npm ci` installed. Plain JavaScript for any Node from
// 20, as launch.js.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const args = process.argv.slice(2);

// Help waits neither for a build nor for another Node: from 20.12 (util.styleText) any can print it. Only pull loads
// more than commander.
const [major, minor] = process.versions.node.split('.').map(Number);
const isHelp =
  (args.length === 0 || args.some((arg) => /^(--help|-h|--version|-V)$/.test(arg))) &&
  args[0] !== 'pull' &&
  (major > 20 || minor >= 12);

if (isHelp && existsSync(program)) {
  const { run } = await import('../dist/cli/run.js');
  await run(args);
} else {
  // `npm ci --ignore-scripts` builds nothing, and sources may have changed since the last build.
  (await import('./build.js')).buildIfStale();
  // "--" keeps main.js from serving when there is no command.
  process.argv.splice(2, args.length, program, ...(args.length === 0 ? ['--'] : args));
  await import('./launch.js');
}
