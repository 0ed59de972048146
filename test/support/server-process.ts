import { type ChildProcess, spawn } from 'node:child_process';
import { createLoadedDatabase } from './loaded-database.js';

/** The built program in a process of its own, on a free port and a store that holds the five documents. */
export interface ServerProcess {
  url: string;
  output: () => string;
  process: ChildProcess;
  stop(): Promise<number | null>;
}

/** Starts the built program, or another entry of it, and waits until it prints its address. */
export async function startProgram(
  env: Record<string, string> = {},
  command: readonly string[] = ['dist/main.js', 'serve'],
): Promise<ServerProcess> {
  const database = await createLoadedDatabase('sqlite');
  const child = spawn(process.execPath, command, {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: database.url, ...env },
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk;
      const match = /http:\/\/[\w.:[\]]+\/graphql/.exec(output);
      if (match) resolve(match[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`The program ended with ${code}: ${output}`)));
  });
  return {
    url,
    output: () => output,
    process: child,
    async stop() {
      child.kill('SIGTERM');
      const code = await ended;
      await database.drop();
      return code;
    },
  };
}
