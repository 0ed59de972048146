#!/usr/bin/env node
// `npx jeugdgraaf COMMAND`: the command line, on the Node that `npm ci` brought. Plain JavaScript for any Node from 20, as launch.js.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const program = path('../dist/cli/jeugdgraaf.js');

// `npm ci --ignore-scripts` builds nothing.
if (!existsSync(program)) {
  const built = spawnSync(
    process.execPath,
    [path('launch.js'), path('../node_modules/typescript/bin/tsc'), '-p', path('../tsconfig.build.json')],
    { stdio: 'inherit' },
  );
  if (built.status !== 0) process.exit(built.status ?? 1);
}
process.argv.splice(2, 0, program);
await import('./launch.js');
