import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '../shared/errors.js';
import type { Listening } from './listen.js';

/** A program of ours in a process of its own. */
export interface Child {
  name: string;
  process: ChildProcess;
  /** Where it listens. */
  url: string;
  /** How it ended, once it has. */
  ended: Promise<string>;
}

/** In a group of its own, so that Ctrl-C reaches this process alone: it stops its children itself, in an order. */
const OWN_GROUP = process.platform !== 'win32';

/**
 * Starts a program beside this one and waits until it listens. Its log and its mistakes go where this process' go; when
 * this process is gone, it stops by itself (`stop-gracefully.ts`).
 * @throws ConfigurationError when it ends before it listens; it has told the reason by then
 */
export async function startChild(name: string, program: string, args: readonly string[], settings: Record<string, string>): Promise<Child> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, ...settings }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], detached: OWN_GROUP,
  });
  const ended = new Promise<string>((resolve) => { child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)); });
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message) => resolve((message as Listening).listening));
    child.once('error', reject);
    void ended.then((how) => reject(new ConfigurationError(`${name} did not start (${how}).`)));
  });
  return { name, process: child, url, ended };
}

/** Asks a program to stop, and waits until it has. */
export async function stopChild({ process: child, ended }: Child): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}
