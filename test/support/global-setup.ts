import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { removeLoaded } from './remove-loaded.js';

/**
 * Builds the program once before all suites: those that start it as a user does must not build it under each other's
 * feet. Returns what removes the databases that suites share.
 */
export default function setUp(): () => Promise<void> {
  // Suites start some two hundred processes of it: each then finds its modules compiled.
  process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node-compile');
  execFileSync(process.execPath, ['src/build.js', '--if-stale'], { stdio: 'inherit' });
  return removeLoaded;
}
