import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { applyPatch } from 'diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAPPING_VERSION } from '../../src/packages/load/mapping-version.js';
import { type Block, type Page, readPage } from '../support/pages.js';
import { post } from '../support/post.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const run = promisify(execFile);
const contributing = readPage('CONTRIBUTING.md');
const addSource = readPage('docs/how-to/add-a-source.md');

interface RecipeBlock extends Block {
  recipe: string;
  /** The page that has it. */
  page: string;
  /** The file that it writes or changes. */
  path: string;
}

/** A block with the path above it, and the heading that it is under; null for a block of another kind. */
function recipeBlock(page: Page, block: Block): RecipeBlock | null {
  const above = page.text.split('\n').slice(0, block.line - 1);
  const path = /^`(.+)`:$/.exec(above.findLast((line) => line !== '') ?? '')?.[1];
  const recipe = above.findLast((line) => /^#{1,3} /.test(line))?.replace(/^#+ /, '');
  return path && recipe ? { ...block, recipe, page: page.path, path } : null;
}

const blocks = [contributing, addSource]
  .flatMap((page) => page.blocks.map((block) => recipeBlock(page, block)))
  .filter((block) => block !== null);

/** A change without line numbers as a patch with them; `@@` separates its hunks. */
function patchOf(change: string): string {
  const hunks = change.split(/^@@\n/m).map((hunk) => hunk.trimEnd().split('\n'));
  const count = (hunk: readonly string[], other: string): number => hunk.filter((line) => line[0] !== other).length;
  return hunks.map((hunk) => `@@ -1,${count(hunk, '+')} +1,${count(hunk, '-')} @@\n${hunk.join('\n')}\n`).join('');
}

/** A list that a change adds to: `…` is what the file has in it. */
const ADDED_TO_LIST = /^-(.*)…(.*)\n\+\1…, (.*)\2$/m;

/** A change with the lists of a file in place of `…`, so that it fits whatever they hold; null without the list. */
function withLists(change: string, before: string): string | null {
  const [all, start, end, item] = ADDED_TO_LIST.exec(change) ?? [];
  if (all === undefined) return change;
  const at = before.indexOf(start!);
  const close = before.indexOf(end!, at + start!.length);
  if (at < 0 || close < 0) return null;
  const items = before.slice(at + start!.length, close);
  const lines = (mark: string, list: string) => `${start}${list}${end}`.replaceAll(/^/gm, mark);
  const longer = `${items.replace(/,\s*$/, '')}, ${item}`;
  return withLists(
    change.replace(all, () => `${lines('-', items)}\n${lines('+', longer)}`),
    before,
  );
}

/** The text of a file once a block was applied to it; null where the block does not fit the file. */
function applied({ language, text }: Block, before: string | null): string | null {
  if (language !== 'diff') return before === null ? `${text}\n` : null;
  const change = before === null ? null : withLists(text, before);
  return (change !== null && applyPatch(before!, patchOf(change))) || null;
}

const misfit = ({ language, page, path, line }: RecipeBlock): string =>
  language === 'diff'
    ? `The diff in ${page}, line ${line}, no longer fits ${path}: change the block to the file's present text.`
    : `The block in ${page}, line ${line}, writes ${path}, which exists: give the example another name.`;

const MAPPING = {
  source: 'json-lines',
  document: { title: 'Bezoekers', publisher: 'gemeente-maastricht', published_on: '2026-03-01' },
  licences: [{ name: 'CC0-1.0' }],
  indicator: 'verzuim-absoluut',
  missing: { '.': 'SUPPRESSED' },
};

describe('the recipes of CONTRIBUTING.md', { timeout: 120_000 }, () => {
  let parent: string;
  let folder: string;
  let server: ServerProcess | undefined;
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), 'jeugdgraaf-recipes-'));
    folder = join(parent, 'repository');
    for (const path of ['src', 'schema', 'seeds', 'package.json', 'tsconfig.json', 'package-lock.json'])
      cpSync(path, join(folder, path), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  const DATABASE = { DATABASE_URL: 'sqlite:../proef.sqlite' };
  const node = (...args: string[]) =>
    run(process.execPath, args, { cwd: folder, env: { ...process.env, ...DATABASE } });
  const jeugdgraaf = (...args: string[]) => node('dist/main.js', ...args);
  const pull = (file: string, out: string) =>
    jeugdgraaf('pull', 'json-lines', file, '--mapping', 'mapping.json', '--out', out);
  const query = async (text: string) => (await post(server!.url, text)).body;
  const download = async (path: string): Promise<string> => (await fetch(new URL(path, server!.url))).text();

  it('are five, of which all but the one for partners have blocks', () => {
    const recipes = contributing.text.split('\n## ').find((text) => text.startsWith('Recipes'))!;
    const headings = [...recipes.matchAll(/^### (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(['A field', 'A type', 'A format', 'A source', "A partner's subgraph"]);
    expect([...new Set(blocks.map(({ recipe }) => recipe))]).toEqual([...headings.slice(0, 3), 'Add a source']);
    expect(blocks.length).toBe(contributing.blocks.length + addSource.blocks.length);
    expect(contributing.text.split('\n').length).toBeLessThanOrEqual(400);
  });

  it.each(blocks)('$recipe: the block on line $line of $page fits $path', (block) => {
    const path = join(folder, block.path);
    const text = applied(block, existsSync(path) ? readFileSync(path, 'utf8') : null);
    expect(text, misfit(block)).not.toBeNull();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text!);
  });

  it('raise the version of the mapping', () => {
    const path = join(folder, 'src/packages/load/mapping-version.ts');
    const [before, raised] = [readFileSync(path, 'utf8'), `export const MAPPING_VERSION = ${MAPPING_VERSION + 1};`];
    writeFileSync(path, before.replace(/^export const MAPPING_VERSION = \d+;$/m, raised));
    expect(readFileSync(path, 'utf8')).toContain(raised);
  });

  it('compile together', async () => {
    const { stdout } = await node('node_modules/typescript/bin/tsc', '-p', '.').catch(
      (cause: { stdout: string }) => cause,
    );
    expect(stdout).toBe('');
    await node('src/build.js');
  });

  it('add a column and a file to packages', async () => {
    await jeugdgraaf('describe', '../proef');
    const { resources } = JSON.parse(readFileSync(join(parent, 'proef/datapackage.json'), 'utf8'));
    expect(resources.map(({ path }: { path: string }) => path)).toEqual([
      'document.csv',
      'youth_centres.csv',
      'indicators.csv',
    ]);
    expect((await jeugdgraaf('import', '../proef')).stdout).toContain('proef');
  });

  it('add a source, whose package is sound', async () => {
    writeFileSync(join(folder, 'mapping.json'), JSON.stringify(MAPPING));
    const lines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const wrong = { area: 'GM0935', period: '2025', value: 'veel' };
    writeFileSync(join(folder, 'unexplained.jsonl'), `${lines(wrong)}GM0935 2025\n`);
    await expect(pull('unexplained.jsonl', '../figures-2026')).rejects.toMatchObject({
      stderr: expect.stringMatching(/line 1: value must be a number\.\n\s+line 2: is no JSON object\./),
    });
    const figures = [
      { area: 'GM0935', period: '2025', value: 120 },
      { area: 'GM0758', period: '2025', value: '.' },
    ];
    writeFileSync(join(folder, 'figures.jsonl'), lines(...figures));
    const { stdout } = await pull('figures.jsonl', '../figures-2026');
    expect(stdout).toMatch(/2 measurements$/m);
    await jeugdgraaf('import', '../figures-2026');
  });

  it('work together in a server', async () => {
    const database = { DATABASE_URL: `sqlite:${join(parent, 'proef.sqlite')}` };
    server = await startProgram(database, [join(folder, 'dist/main.js'), 'serve']);
    expect(await query('{ indicator(slug: "bezoekers") { definitionUrl } }')).toMatchObject({
      data: { indicator: { definitionUrl: 'https://centra.example/bezoekers' } },
    });
    const figures = '{ measurements(filter: {documents: ["figures-2026"]}) { nodes { value missing area { code } } } }';
    expect((await query(figures)).data.measurements.nodes).toEqual([
      { value: null, missing: 'SUPPRESSED', area: { code: 'GM0758' } },
      { value: 120, missing: null, area: { code: 'GM0935' } },
    ]);
  });

  it('add a type with a filter, pages and a way back to it', async () => {
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
    const inArea = '{ area(code: "GM0935") { youthCentres(first: 1) { nodes { slug } } } }';
    expect((await query(inArea)).data.area.youthCentres.nodes).toEqual([{ slug: 'de-bron' }]);
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
