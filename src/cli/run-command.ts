import { ConfigurationError } from '../contract/errors.js';

/**
 * Errors that say all in their message: ingest names files, rows and rules, composition types and fields, sources what they
 * asked and of whom. By name, so that the server need not load them to know them.
 */
const TELLING = new Set([
  'BrokenPackageError',
  'ImportBusyError',
  'UnreadablePackageError',
  'CompositionError',
  'SourceError',
]);

/** What is written to the terminal of whoever started a command: a line for a mistake of theirs, a stack for one of ours. */
export function failureText(cause: unknown): string {
  if (cause instanceof ConfigurationError) return cause.message;
  if (cause instanceof Error && TELLING.has(cause.name)) return cause.message;
  if (isRefusedByDisk(cause)) return cause.message;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

/** A file that may not be read or written, a disk that is full: the message names the file and why. */
function isRefusedByDisk(cause: unknown): cause is Error {
  if (!(cause instanceof Error)) return false;
  const { syscall, path } = cause as { syscall?: unknown; path?: unknown };
  return typeof syscall === 'string' && typeof path === 'string';
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

/** Starts a program that goes on. What stops the start is told on stderr, with exit code 1. */
export async function runProgram(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (cause) {
    process.stderr.write(`${failureText(cause)}\n`);
    process.exit(1);
  }
}
