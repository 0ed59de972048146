import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';

const run = promisify(execFile);
const own = `node_modules/node-${process.platform}-${process.arch}`;

describe('the launcher', () => {
  it('forwards arguments, output and exit code', async () => {
    const program = 'console.log(JSON.stringify(process.argv.slice(1))); process.exit(7)';
    await expect(run(process.execPath, ['src/launch.js', '-e', program, '--', 'a b', 'c'])).rejects.toMatchObject({
      code: 7,
      stdout: '["a b","c"]\n',
    });
  });

  it.runIf(existsSync(own))('runs the installed Node, found by its path', async () => {
    const { stdout } = await run(process.execPath, ['src/launch.js', '-p', 'process.execPath']);
    expect(stdout.trim()).toContain(own);
  });

  it('forwards a signal and ends when its program has ended', async () => {
    const child = spawn(process.execPath, [
      'src/launch.js',
      '-e',
      `
      process.on('SIGTERM', () => { console.log('stopping'); process.exit(0); });
      console.log('ready'); setInterval(() => {}, 1000);
    `,
    ]);
    let output = '';
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
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

  it('forwards a signal to the whole group once', async () => {
    const child = spawn(
      process.execPath,
      [
        'src/launch.js',
        '-e',
        `
      process.on('SIGTERM', () => { console.log('term'); });
      process.on('SIGINT', () => { process.exit(0); });
      console.log('ready'); setInterval(() => {}, 1000);
    `,
      ],
      { detached: true },
    );
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    await vi.waitFor(() => expect(output).toContain('ready'), { timeout: 10_000 });
    process.kill(-child.pid!, 'SIGTERM');
    await vi.waitFor(() => expect(output).toContain('term'), { timeout: 10_000 });
    child.kill('SIGTERM');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(output).toBe('ready\nterm\n');
  });

  it('stops its program when npm and its shell are gone', async () => {
    const program = `process.on("SIGTERM", () => { console.log("stopping now"); process.exit(0); }); console.log("ready " + process.ppid); setInterval(() => {}, 1000);`;
    const shell = spawn('sh', ['-c', `${process.execPath} src/launch.js -e '${program}'; true`], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    let output = '';
    shell.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    await vi.waitFor(() => expect(output).toContain('ready'), { timeout: 10_000 });
    shell.kill('SIGKILL');
    await vi.waitFor(() => expect(output).toContain('stopping now'), { timeout: 10_000 });
  });

  it('starts every npm script that runs a program', async () => {
    const {
      default: { scripts },
    } = await import('../../package.json', { with: { type: 'json' } });
    const direct = Object.entries(scripts).filter(([, command]) =>
      /\bnode (?!src\/(launch|jeugdgraaf|build)\.js)/.test(command),
    );
    expect(direct).toEqual([]);
  });
});
