import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { formats } from '../../src/export/index.js';
import { type ExportServer, startExportServer } from '../support/exports.js';
import { blocksOf } from '../support/readme.js';

const run = promisify(execFile);
const has = async (program: string): Promise<boolean> =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  );
const [python, r] = await Promise.all([has('python3'), has('Rscript')]);
const page = readFileSync('docs/export.md', 'utf8');
const blocks = blocksOf(page);
const block = (language: string) => blocks.find((one) => one.language === language)!;
const behind = (language: string) => blocks[blocks.indexOf(block(language)) + 1]!.text;

describe('the page on files', () => {
  let server: ExportServer;
  beforeAll(async () => {
    server = await startExportServer('sqlite');
  });
  afterAll(() => server.close());
  const here = (text: string): string => text.replaceAll('http://127.0.0.1:4000', server.base);

  it('shows addresses that answer', async () => {
    for (const address of block('text').text.split('\n'))
      expect((await server.get(address, {}, 'HEAD')).status, address).toBe(200);
  });

  it('shows the path that the graph gives, which leads to the file from the address of the service', async () => {
    const list = /`(measurements\(filter: .*? \})`/.exec(page)![1]!;
    const { body } = await server.post(`{ ${list} }`);
    const { exportUrl } = body.data.measurements;
    expect(page).toContain(`(\`${exportUrl}\`)`);
    expect((await fetch(new URL(exportUrl, server.base), { method: 'HEAD' })).status).toBe(200);
  });

  it('names every table, format and kind of problem', () => {
    for (const { name } of modules.flatMap((module) => module.exports ?? [])) expect(page).toContain(`\`${name}\``);
    for (const { ending } of formats) expect(page).toContain(`| \`${ending}\` |`);
    const sources = ['src/export', 'src/http'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    );
    const titles = sources.flatMap((text) =>
      [...text.matchAll(/new ExportProblem\(\d+, '([^']+)'/g)].map((match) => match[1]!),
    );
    expect(new Set(titles).size).toBeGreaterThanOrEqual(9);
    for (const title of titles)
      expect(page).toContain(`\`urn:jeugdgraaf:problem:${title.toLowerCase().replaceAll(' ', '-')}\``);
  });

  it.runIf(python)('has a Python program that prints what it prints', async () => {
    expect((await run('python3', ['-c', here(block('python').text)])).stdout.trimEnd()).toBe(behind('python'));
  });

  it.runIf(r)('has an R program that prints what it prints', async () => {
    expect((await run('Rscript', ['-e', here(block('r').text)])).stdout.trimEnd()).toBe(behind('r'));
  });
});
