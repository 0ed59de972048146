import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Builds the program once before all suites: those that start it as a user does must not build it under each other's feet. */
export default function buildOnce(): void {
  // Suites start some two hundred processes of it: each then finds its modules compiled.
  process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node-compile');
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
