import { execFileSync } from 'node:child_process';

/** Builds the program once before all suites: those that start it as a user does must not build it under each other's feet. */
export default function buildOnce(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
