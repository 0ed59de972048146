import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect } from 'vitest';

/** What a process of the command line wrote, and its exit code. */
export interface BinResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface BinOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Whether stdout is closed early, as by `| head`. */
  unread?: boolean;
}

const BIN = resolve('src/jeugdgraaf.js');

/** Runs `jeugdgraaf` as a user does, and expects its output to have no stack traces and no paths of the program. */
export async function runBin(args: string[], { cwd, env = {}, unread = false }: BinOptions): Promise<BinResult> {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  if (unread) child.stdout.destroy();
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => {
      written[name] += chunk;
    });
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('close', ended).once('error', failed);
  });
  const all = written.stdout + written.stderr;
  expect(all).not.toMatch(/^ {4}at /m);
  for (const control of ['\r', '\u001b']) expect(all).not.toContain(control);
  expect(all).not.toContain(resolve('.'));
  return { code, ...written };
}
