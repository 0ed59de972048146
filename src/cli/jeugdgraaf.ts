import 'reflect-metadata';
import { CommanderError } from 'commander';
import { failureText } from './run-command.js';
import { program } from './program.js';

/** Runs the command line; says what went wrong on stderr, and by the exit code whose mistake it was. */
async function run(args: string[]): Promise<void> {
  try {
    await program().exitOverride().parseAsync(args, { from: 'user' });
  } catch (cause) {
    // What commander throws it has said already.
    if (cause instanceof CommanderError) {
      process.exitCode = cause.exitCode === 0 ? 0 : 2;
      return;
    }
    process.stderr.write(`${failureText(cause)}\n`);
    process.exitCode = 1;
  }
}

// Whoever reads what is written may have seen enough, such as `head`: the command goes on, and its exit code is its own.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EPIPE') throw cause;
  });
}
await run(process.argv.slice(2));
