import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const own = `node_modules/node-${process.platform}-${process.arch}`;

describe('the launcher of every npm script', () => {
  it('hands on arguments, output and exit code', async () => {
    const program = 'console.log(JSON.stringify(process.argv.slice(1))); process.exit(7)';
    await expect(run(process.execPath, ['src/launch.js', '-e', program, '--', 'a b', 'c'])).rejects.toMatchObject({ code: 7, stdout: '["a b","c"]\n' });
  });

  it.runIf(existsSync(own))('runs the Node that the install brought, found by its path', async () => {
    const { stdout } = await run(process.execPath, ['src/launch.js', '-p', 'process.execPath']);
    expect(stdout.trim()).toContain(own);
  });

  it('hands on a signal and ends when its program has ended', async () => {
    const child = spawn(process.execPath, ['src/launch.js', '-e', `
      process.on('SIGTERM', () => { console.log('stopping'); process.exit(0); });
      console.log('ready'); setInterval(() => {}, 1000);
    `]);
    let output = '';
    const ended = new Promise((resolve) => { child.once('exit', resolve); });
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk;
        if (output.includes('ready')) resolve();
      });
    });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output).toContain('stopping');
  });

  it('starts every script that runs a program of ours', async () => {
    const { default: { scripts } } = await import('../../package.json', { with: { type: 'json' } });
    const direct = Object.entries(scripts).filter(([, command]) => /\bnode (?!src\/launch\.js)/.test(command));
    expect(direct).toEqual([]);
  });
});
