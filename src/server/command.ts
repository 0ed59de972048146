import { ConfigurationError } from '../shared/errors.js';

/** What is written to the terminal of whoever started a command: a line for a mistake of theirs, a stack for one of ours. */
export function failureText(cause: unknown): string {
  if (cause instanceof ConfigurationError) return cause.message;
  // Ingest names files, rows and rules; by name, so that the server need not load ingest to know it.
  if (cause instanceof Error && cause.name === 'BrokenPackageError') return cause.message;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

/** Runs a command of the house: its text goes to stdout, a failure to stderr with exit code 1. */
export async function runCommand(command: () => Promise<string> | string): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (cause) {
    process.stderr.write(`${failureText(cause)}\n`);
    process.exitCode = 1;
  }
}
