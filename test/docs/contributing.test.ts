import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { applyPatch } from 'diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, readPage } from '../support/pages.js';
import { post } from '../support/post.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const run = promisify(execFile);
const page = readPage('CONTRIBUTING.md');
const lines = page.text.split('\n');

interface RecipeBlock extends Block {
  recipe: string;
  path: string;
}

/** A block with the path above it, and the heading that it is under; null for a block of another kind. */
function recipeBlock(block: Block): RecipeBlock | null {
  const above = lines.slice(0, block.line - 1);
  const path = /^`(.+)`:$/.exec(above.findLast((line) => line !== '') ?? '')?.[1];
  const recipe = above.findLast((line) => line.startsWith('### '))?.slice('### '.length);
  return path && recipe ? { ...block, recipe, path } : null;
}

const blocks = page.blocks.map(recipeBlock).filter((block) => block !== null);

/** A change without line numbers as a patch with them; `@@` separates its hunks. */
function patchOf(change: string): string {
  const hunks = change.split(/^@@\n/m).map((hunk) => hunk.trimEnd().split('\n'));
  const count = (hunk: readonly string[], other: string): number => hunk.filter((line) => line[0] !== other).length;
  return hunks.map((hunk) => `@@ -1,${count(hunk, '+')} +1,${count(hunk, '-')} @@\n${hunk.join('\n')}\n`).join('');
}

/** The text of a file once a block was applied to it; null where the block does not fit the file. */
function applied({ language, text }: Block, before: string | null): string | null {
  if (language !== 'diff') return before === null ? `${text}\n` : null;
  return (before !== null && applyPatch(before, patchOf(text))) || null;
}

const DOCUMENT = { publisher: 'gemeente-maastricht', published_on: '2026-03-01' };
const CENTRES = {
  'document.csv': `slug,title,publisher,published_on,date_precision,kind,language,sha256
centra-2026,Centra,${DOCUMENT.publisher},${DOCUMENT.published_on},DAY,MONITOR,nl,${'a'.repeat(64)}
`,
  'indicators.csv': `slug,name_nl,unit,definition_url,locator
bezoekers,Bezoekers,count,https://centra.example/bezoekers,p. 1
`,
  'youth_centres.csv': `slug,name_nl,area,locator
de-bron,De Bron,GM0935,p. 2
de-hoek,De Hoek,GM0935,p. 2
de-kade,De Kade,GM0758,p. 3
`,
};
const MAPPING = {
  source: 'csv',
  document: { title: 'Bezoekers', ...DOCUMENT },
  licences: [{ name: 'CC0-1.0' }],
  indicator: 'bezoekers',
  missing: { '.': 'SUPPRESSED' },
};

describe('the recipes of CONTRIBUTING.md', { timeout: 120_000 }, () => {
  let folder: string;
  let server: ServerProcess | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-recipes-'));
    for (const path of ['src', 'schema', 'seeds', 'package.json', 'tsconfig.json', 'tsconfig.build.json'])
      cpSync(path, join(folder, path), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const node = (...args: string[]) => run(process.execPath, args, { cwd: folder });
  const pull = (file: string, out: string) =>
    node('dist/main.js', 'pull', 'csv', file, '--mapping', 'mapping.json', '--out', out);
  const query = async (text: string) => (await post(server!.url, text)).body;
  const download = async (path: string): Promise<string> => (await fetch(new URL(path, server!.url))).text();

  it('are five, of which all but the one for partners have blocks', () => {
    const recipes = page.text.split('\n## ').find((text) => text.startsWith('Recipes'))!;
    const headings = [...recipes.matchAll(/^### (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(['A field', 'A type', 'A format', 'A source', "A partner's subgraph"]);
    expect([...new Set(blocks.map(({ recipe }) => recipe))]).toEqual(headings.slice(0, -1));
    expect(blocks.length).toBe(page.blocks.length);
    expect(lines.length).toBeLessThanOrEqual(430);
  });

  it.each(blocks)('$recipe: the block on line $line fits $path', (block) => {
    const path = join(folder, block.path);
    const text = applied(block, existsSync(path) ? readFileSync(path, 'utf8') : null);
    expect(text, `${block.path}, line ${block.line}`).not.toBeNull();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text!);
  });

  it('compile together', async () => {
    const { stdout } = await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json').catch(
      (cause: { stdout: string }) => cause,
    );
    expect(stdout).toBe('');
  });

  it('add a column and a file to packages', async () => {
    mkdirSync(join(folder, 'seeds/centra-2026'));
    for (const [file, text] of Object.entries(CENTRES)) writeFileSync(join(folder, 'seeds/centra-2026', file), text);
    await node('dist/main.js', 'describe', 'seeds/centra-2026');
    const { resources } = JSON.parse(readFileSync(join(folder, 'seeds/centra-2026/datapackage.json'), 'utf8'));
    expect(resources.map(({ path }: { path: string }) => path)).toEqual([
      'document.csv',
      'youth_centres.csv',
      'indicators.csv',
    ]);
  });

  it('add a source, whose package is sound', async () => {
    writeFileSync(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
    writeFileSync(join(folder, 'unexplained.csv'), 'area,period,value\nGM0935,2025,veel\n');
    await expect(pull('unexplained.csv', 'seeds/bezoekers-2026')).rejects.toMatchObject({
      stderr: expect.stringContaining('row 2: value must be a number'),
    });
    writeFileSync(join(folder, 'figures.csv'), 'area,period,value\nGM0935,2025,120\nGM0758,2025,.\n');
    const { stdout } = await pull('figures.csv', 'seeds/bezoekers-2026');
    expect(stdout).toMatch(/2 measurements$/m);
  });

  it('work together in a server', async () => {
    server = await startProgram({}, [join(folder, 'dist/main.js'), 'serve']);
    expect(await query('{ indicator(slug: "bezoekers") { definitionUrl } }')).toMatchObject({
      data: { indicator: { definitionUrl: 'https://centra.example/bezoekers' } },
    });
    const figures = '{ measurements(filter: {indicators: ["bezoekers"]}) { nodes { value missing area { code } } } }';
    expect((await query(figures)).data.measurements.nodes).toEqual([
      { value: null, missing: 'SUPPRESSED', area: { code: 'GM0758' } },
      { value: 120, missing: null, area: { code: 'GM0935' } },
    ]);
  });

  it('add a type with a filter and pages', async () => {
    const list = async (args: string) => {
      const fields = 'totalCount nodes { slug name area { code } } pageInfo { endCursor hasNextPage }';
      return (await query(`{ youthCentres${args} { ${fields} } }`)).data.youthCentres;
    };
    const first = await list('(filter: {areas: ["GM0935"]}, first: 1)');
    expect(first).toMatchObject({
      totalCount: 2,
      nodes: [{ slug: 'de-bron', name: 'De Bron', area: { code: 'GM0935' } }],
      pageInfo: { hasNextPage: true },
    });
    const second = await list(`(filter: {areas: ["GM0935"]}, first: 1, after: "${first.pageInfo.endCursor}")`);
    expect(second).toMatchObject({ nodes: [{ slug: 'de-hoek' }], pageInfo: { hasNextPage: false } });
    expect((await list('(filter: {search: "kade"})')).nodes).toMatchObject([{ slug: 'de-kade' }]);
  });

  it('add a column, a table and a format to downloads', async () => {
    const [header, ...rows] = (await download('/export/indicators.csv')).split('\r\n');
    const column = header!.split(',').indexOf('definition_url');
    expect(column).toBeGreaterThan(0);
    expect(rows.find((row) => row.startsWith('bezoekers,'))!.split(',')[column]).toBe(
      'https://centra.example/bezoekers',
    );
    const centres = (await download('/export/youth-centres.jsonl')).trimEnd().split('\n');
    expect(centres.map((line) => JSON.parse(line))).toMatchObject([
      { slug: 'de-bron', name_nl: 'De Bron', name_en: null },
      { slug: 'de-hoek', area: 'GM0935' },
      { slug: 'de-kade', area: 'GM0758' },
    ]);
  });
});
