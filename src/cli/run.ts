import { CommanderError } from 'commander';
import { failureText, UsageError } from './failure.js';
import { program } from './program.js';
import { paint } from './terminal.js';

/** Runs the command line: a failure goes to stderr, the exit code is the one that `--help` documents. */
export async function run(args: string[]): Promise<void> {
  // The reader of a pipe may close it early, as `head` does: the command goes on, and its exit code is its own.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EPIPE') throw cause;
    });
  }
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (cause) {
    // Commander has written its own message.
    if (cause instanceof CommanderError) process.exitCode = cause.exitCode === 0 ? 0 : 2;
    else exit(failureText(cause), cause instanceof UsageError ? 2 : 1);
  }
}

/** Ends the process once everything is written: a server that cannot start may leave connections open. */
function exit(message: string, code: number): void {
  process.stdout.write('', () =>
    process.stderr.write(`${paint('red', message, process.stderr)}\n`, () => process.exit(code)),
  );
}
