import { execFileSync } from 'node:child_process';
import { removeLoaded } from './remove-loaded.js';

/**
 * Builds the program once before all suites: those that start it as a user does must not build it under each other's
 * feet. Returns what removes the databases that suites share.
 */
export default function setUp(): () => Promise<void> {
  execFileSync(process.execPath, ['src/build.js', '--if-stale'], { stdio: 'inherit' });
  return removeLoaded;
}
