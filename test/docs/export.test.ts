import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { formats } from '../../src/export/index.js';
import { type ExportServer, startExportServer } from '../support/exports.js';
import { readPage } from '../support/pages.js';

const { text: page, blocks } = readPage('docs/reference/export.md');

describe('the page on files', () => {
  let server: ExportServer;
  beforeAll(async () => {
    server = await startExportServer('sqlite');
  });
  afterAll(() => server.close());

  it('shows addresses that answer', async () => {
    for (const address of blocks.find(({ language }) => language === 'text')!.text.split('\n'))
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
    const absent = (texts: readonly string[]) => texts.filter((text) => !page.includes(text));
    const tables = modules.flatMap((module) => module.exports ?? []).map(({ name }) => `\`${name}\``);
    expect(absent(tables), 'tables that docs/reference/export.md does not name').toEqual([]);
    const rows = formats.map(({ ending }) => `| \`${ending}\` |`);
    expect(absent(rows), 'formats without a row in docs/reference/export.md').toEqual([]);
    const sources = ['src/export', 'src/http'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    );
    const titles = sources.flatMap((text) =>
      [...text.matchAll(/new ExportProblem\(\s*\d+,\s*'([^']+)'/g)].map((match) => match[1]!),
    );
    expect(new Set(titles).size).toBeGreaterThanOrEqual(9);
    const types = titles.map((title) => `\`urn:jeugdgraaf:problem:${title.toLowerCase().replaceAll(' ', '-')}\``);
    expect(absent(types), 'problems that docs/reference/export.md does not name').toEqual([]);
  });
});
