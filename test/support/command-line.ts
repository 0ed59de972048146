import { CommanderError } from 'commander';
import { vi } from 'vitest';
import { program } from '../../src/cli/program.js';

/** What a command wrote, and the error that ended it. */
export interface CommandResult {
  stdout: string;
  stderr: string;
  error: Error | null;
}

/** Runs a command of the command line in this process, in the current folder. */
export async function runCommandLine(args: string[]): Promise<CommandResult> {
  const written = { stdout: '', stderr: '' };
  const catching = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  const spies = [catching('stdout'), catching('stderr')];
  try {
    await program().parseAsync(args, { from: 'user' });
    return { ...written, error: null };
  } catch (cause) {
    return { ...written, error: cause as Error };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Whether the command was not understood: exit code 2. */
export function isNotUnderstood(error: Error | null): boolean {
  return error instanceof CommanderError && error.exitCode !== 0;
}
