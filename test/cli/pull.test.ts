import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isNotUnderstood, runCommandLine } from '../support/command-line.js';
import { fictionalTable, startCbsServer } from '../support/sources/cbs-server.js';
import type { FaultyServer } from '../support/sources/faulty-server.js';

vi.mock(import('../../src/sources/http/clock.js'), async () => {
  const { testClock } = await import('../support/sources/clock.js');
  return { SYSTEM_CLOCK: testClock() };
});

const run = promisify(execFile);

describe('jeugdgraaf pull', () => {
  let server: FaultyServer;
  let folder: string;
  beforeEach(async () => {
    server = await startCbsServer(fictionalTable());
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-cli-'));
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const cbs = (...args: string[]) =>
    runCommandLine(['pull', 'cbs', '99999NED', '--base-url', `${server.url}/odata/v1/CBS`, ...args]);
  const full = () => ['--mapping', 'examples/pull/cbs.json', '--out', join(folder, 'cbs-verzonnen')];

  it('replaces areas and periods of the mapping with those of the command line', async () => {
    const { error } = await cbs(...full(), '--areas', 'GM0935', '--periods', '2023JJ00..2024JJ00');
    expect(error).toBeNull();
    expect(
      readFileSync(join(folder, 'cbs-verzonnen', 'measurements.csv'), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',').slice(1, 3).join(' ')),
    ).toEqual(['GM0935 2023', 'GM0935 2024', 'GM0935 2023', 'GM0935 2024']);
  });

  it('interrupted, it leaves pages that validation of the folder skips and reports', async () => {
    expect((await cbs(...full())).error).toBeNull();
    server.failNext('$skip=8', ...Array(6).fill({ status: 404 }));
    expect(
      (await cbs('--mapping', 'examples/pull/cbs.json', '--out', join(folder, 'cbs-nieuwer'))).error,
    ).not.toBeNull();
    expect(readdirSync(folder)).toEqual(['cbs-nieuwer.partial', 'cbs-verzonnen']);
    const { error, stdout, stderr } = await runCommandLine(['validate', folder]);
    expect([error, stdout.split('\n').at(-2)]).toEqual([null, 'sound: no findings']);
    expect(stderr).toContain('cbs-nieuwer.partial is skipped: it holds pages of a pull that has not finished.\n');
  });

  it.each([401, 404])('leaves nothing behind when the source answers %i before the first page', async (status) => {
    server.failNext('/Observations', ...Array(6).fill({ status }));
    expect((await cbs(...full())).error?.message).toContain(String(status));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('accepts a folder with a slash at its end', async () => {
    const { error } = await cbs('--mapping', 'examples/pull/cbs.json', '--out', `${join(folder, 'cbs-verzonnen')}/`);
    expect(error).toBeNull();
    expect(readdirSync(folder)).toEqual(['cbs-verzonnen']);
  });

  it('reports on stderr what it wrote, and delays that a server requests', async () => {
    server.failNext('/Observations', { status: 429, headers: { 'retry-after': '2' } });
    const { stderr, stdout } = await cbs(...full());
    expect(stderr).toMatch(/Observations answered 429; retrying in 2 seconds \(1 of 5\)\./);
    expect(stderr).toMatch(/cbs-verzonnen written: 28 rows\.\n$/);
    expect(stdout).not.toContain('Reading');
  });

  it('keeps a package that cannot be imported, and states what to change', async () => {
    const mapping = JSON.parse(readFileSync('examples/pull/cbs.json', 'utf8'));
    mapping.indicators[0].define.unit = 'procent';
    const path = join(folder, 'mapping.json');
    writeFileSync(path, JSON.stringify(mapping));
    const { error } = await cbs('--mapping', path, '--out', join(folder, 'cbs-verzonnen'));
    expect(error?.message).toContain(
      'cannot be imported together with those of the release (1 finding):\n  cbs-verzonnen/indicators.csv, row 2, column unit: "procent" names no unit.',
    );
    expect(error?.message).toContain('Change the mapping and pull again with --replace.');
    expect(existsSync(join(folder, 'cbs-verzonnen'))).toBe(true);
  });

  it.each([
    [['pull', 'cbs', '99999NED', '--out', 'x'], 'a pull needs --mapping <file>'],
    [['pull', 'cbs', '99999NED'], 'a pull needs --mapping <file> and --out <folder>'],
    [['pull', 'cbs', '99999NED', '--list', '--time-limit', 'ten'], 'Write a time such as 90s, 10m or 1h.'],
    [
      ['pull', 'cbs', '99999NED', '--list', '--base-url', 'datasets.cbs.nl'],
      'Write an address that begins with http:// or https://.',
    ],
    [['pull', 'cbs', '99999NED', '--list', '--suggest'], "option '--list' cannot be used with option '--suggest'"],
    [['pull', 'iv3', '99998NED', '--suggest', '--list'], "option '--list' cannot be used with option '--suggest'"],
    [['pull', 'iv3'], "missing required argument 'table'"],
    [['pull', 'xlsx', 'x.xlsx'], 'a pull needs --mapping <file> and --out <folder>'],
    [['pull', 'cbs', '99999NED', '--maping', 'y'], '(Did you mean --mapping?)'],
    [['pull', 'cbz', '99999NED'], '(Did you mean cbs?)'],
  ])('rejects %j', async (args, words) => {
    const { error, stderr } = await runCommandLine(args);
    expect(isNotUnderstood(error)).toBe(true);
    expect(stderr).toContain(words);
  });

  it.each(['cbs', 'iv3', 'xlsx'])('%s shows its help, with an example', async (name) => {
    const { stdout, error } = await runCommandLine(['pull', name, '--help']);
    expect(isNotUnderstood(error)).toBe(false);
    expect(stdout).toMatch(new RegExp(`Examples?:\n {2}jeugdgraaf pull ${name} `));
    expect(stdout).toContain('--mapping <file>');
    if (name !== 'xlsx') expect(stdout.replace(/\s+/g, ' ')).toContain('(default: 10m)');
  });

  it('exits with 2 for a wrong command, and with 1 and a plain message for wrong input', async () => {
    const start = (...args: string[]) => run(process.execPath, ['src/jeugdgraaf.js', ...args]);
    await expect(start('pull', 'cbs', '99999NED')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('a pull needs'),
    });
    await expect(
      start('pull', 'xlsx', 'none.xlsx', '--mapping', 'none.json', '--out', join(folder, 'x')),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The mapping none\.json cannot be read \(ENOENT\)\.\n$/),
    });
  });
});
