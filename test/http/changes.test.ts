import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { importSeeds } from '../../src/packages/index.js';
import { type Files, rewritePackages, SOUND, writePackages } from '../packages/packages.js';
import { emptyStore } from '../packages/store-contents.js';
import { dialects } from '../support/dialects.js';
import { type ExportServer, startExportServer } from '../support/exports.js';
import { importOthers } from '../support/import-others.js';
import { type Element, readXml } from '../support/xml.js';

const NONE: Files = Object.fromEntries(Object.keys(SOUND).map((path) => [path, null]));
const DOCUMENT = (SOUND['nota-2025/document.csv'] as string).replace('2025-02-01', '2026-03-01');
const HEADER = 'indicator,area,period,value,low,high,quality,missing,rank,locator,note\n';

/** An erratum with these figures of Maastricht, by period, and its withdrawals. */
function erratum(figures: Record<string, number>, withdrawn: string[] = [], name = 'erratum-2026'): Files {
  const rows = Object.entries(figures).map(([period, value]) => `jeugdhulp,GM0935,${period},${value},,,,,1,1,\n`);
  const withdrawals = withdrawn.map((fact) => `${fact},2026-03-01,Telfout.,A miscount.,1\n`);
  return {
    ...NONE,
    [`${name}/document.csv`]: DOCUMENT.replaceAll('nota-2025', name),
    [`${name}/measurements.csv`]: HEADER + rows.join(''),
    ...(withdrawals.length > 0 && {
      [`${name}/withdrawals.csv`]: `fact,withdrawn_on,reason_nl,reason_en,locator\n${withdrawals.join('')}`,
    }),
  };
}

const all = (element: Element, name: string): Element[] => element.children.filter((child) => child.name === name);
const one = (element: Element, name: string): Element => {
  expect(all(element, name), `${name} in ${element.name}`).toHaveLength(1);
  return all(element, name)[0]!;
};
const figure = (year: number): string => `measurement/jeugdhulp/GM0935/${year}/erratum-2026`;

/** The items of the two lists in an entry: packages and facts. */
function listsOf(entry: Element): string[][] {
  const html = readXml(`<html>${one(entry, 'content').text}</html>`);
  return all(html, 'ul').map((list) => list.children.map(({ text }) => text));
}

describe.each(dialects())('the feed of changes, on %s', (dialect) => {
  let server: ExportServer;
  let folder: string;
  let remove: () => void;
  beforeAll(async () => {
    server = await startExportServer(dialect, { empty: true });
  });
  beforeEach(async () => {
    await emptyStore(server.store);
    ({ folder, remove } = writePackages());
  });
  afterEach(() => remove());
  afterAll(() => server.close());

  const feed = async (): Promise<Element> => readXml(await server.text('/changes.atom'));
  const seeds = () => importSeeds(server.store, modules, folder);
  const bring = async (files: Files): Promise<void> => {
    rewritePackages(folder, files);
    await importOthers(server.store, modules, folder);
  };

  it('is valid Atom, with all required elements in the feed and in each entry', async () => {
    await seeds();
    await bring(erratum({ 2021: 15 }));
    const response = await server.get('/changes.atom');
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const root = readXml(await response.text());
    expect([root.name, root.attributes]).toEqual(['feed', { xmlns: 'http://www.w3.org/2005/Atom' }]);
    expect(one(root, 'id').text).toBe('urn:jeugdgraaf:changes');
    expect(one(one(root, 'author'), 'name').text).toBe('Jeugdgraaf');
    expect(all(root, 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
      ['alternate', `${server.base}/`],
      ['self', `${server.base}/changes.atom`],
    ]);
    const entries = all(root, 'entry');
    const {
      body: { data },
    } = await server.post('{ dataVersion { id importedAt } }');
    expect(one(root, 'updated').text).toBe(data.dataVersion.importedAt);
    expect(one(entries[0]!, 'updated').text).toBe(data.dataVersion.importedAt);
    expect(entries.map((entry) => one(entry, 'id').text)[0]).toBe(`urn:jeugdgraaf:data-version:${data.dataVersion.id}`);
    expect(entries).toHaveLength(2);
    for (const entry of entries) {
      expect(one(entry, 'title').text).toMatch(/^Data version \d+-\w+: \d+ added, \d+ revised, \d+ withdrawn$/);
      expect(one(entry, 'content').attributes).toEqual({ type: 'html' });
      expect(new Date(one(entry, 'updated').text).toISOString()).toBe(one(entry, 'updated').text);
    }
  });

  it('lists what each version added, revised and withdrew, newest first', async () => {
    await seeds();
    await bring(erratum({ 2020: 14, 2021: 15 }));
    await bring({
      ...erratum({ 2019: 13, 2021: 15.5 }),
      ...erratum({ 2018: 12 }, ['measurement/jeugdhulp/GM0935/2023/nota-2025'], 'tweede-2026'),
    });
    const [third, second, first] = all(await feed(), 'entry');
    expect(one(third!, 'title').text).toMatch(/: 3 added, 1 revised, 2 withdrawn$/);
    const [packages, facts] = listsOf(third!);
    expect(packages).toEqual([
      'erratum-2026: 1 added, 1 revised, 1 withdrawn',
      'tweede-2026: 2 added, 0 revised, 1 withdrawn',
    ]);
    expect(new Set(facts)).toEqual(
      new Set([
        'ADDED document/tweede-2026',
        'ADDED measurement/jeugdhulp/GM0935/2018/tweede-2026',
        `ADDED ${figure(2019)}`,
        `REVISED ${figure(2021)}`,
        `WITHDRAWN ${figure(2020)}`,
        'WITHDRAWN measurement/jeugdhulp/GM0935/2023/nota-2025',
      ]),
    );
    expect(listsOf(second!)).toEqual([
      ['erratum-2026: 3 added, 0 revised, 0 withdrawn'],
      ['ADDED document/erratum-2026'],
    ]);
    expect(listsOf(first!)[0]).toHaveLength(3);
    expect(listsOf(first!)[1]).toContain('ADDED measurement/jeugdhulp/GM0935/2022/nota-2024');
  });

  it('lists a fact as revised when its annotations change: a break in its series, a statement', async () => {
    await seeds();
    await bring(erratum({}));
    const broken =
      'indicator,area,break_on,description_nl,description_en,locator\njeugdhulp,,2022-01-01,Anders geteld.,,1\n';
    const said = 'subject,kind,position,text_nl,text_en,locator\norganisation/trajekt,RECOMMENDATION,1,Ga door.,,1\n';
    await bring({ ...erratum({}), 'erratum-2026/indicator_breaks.csv': broken, 'erratum-2026/statements.csv': said });
    expect(listsOf(all(await feed(), 'entry')[0]!)[1]!.sort()).toEqual([
      'ADDED statement/erratum-2026/organisation/trajekt/recommendation/1',
      'REVISED document/erratum-2026',
      'REVISED indicator/jeugdhulp',
      'REVISED organisation/trajekt',
    ]);
    await bring({
      ...erratum({}),
      'erratum-2026/indicator_breaks.csv': broken.replace('Anders', 'Breder'),
      'erratum-2026/statements.csv': said,
    });
    expect(listsOf(all(await feed(), 'entry')[0]!)[1]!.sort()).toEqual([
      'REVISED document/erratum-2026',
      'REVISED indicator/jeugdhulp',
    ]);
  });

  it('keeps the ids and dates of its entries, and contains the twenty newest', async () => {
    await seeds();
    for (let value = 1; value <= 20; value += 1) await bring(erratum({ 2021: value }));
    const named = async () =>
      all(await feed(), 'entry').map((entry) => [one(entry, 'id').text, one(entry, 'updated').text]);
    const before = await named();
    expect(before).toHaveLength(20);
    expect(new Set(before.map(([id]) => id)).size).toBe(20);
    await bring(erratum({ 2021: 21 }));
    expect((await named()).slice(1)).toEqual(before.slice(0, -1));
  });

  it('lists fifty facts of a version, however large the versions around it', async () => {
    await seeds();
    await bring(erratum({ 2021: 15 }));
    const months = Array.from({ length: 1100 }, (_, index) => [
      `${1900 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
      index % 100,
    ]);
    await bring(erratum(Object.fromEntries(months), [], 'reeks-2026'));
    const [third, second] = all(await feed(), 'entry');
    expect(listsOf(third!)[1]).toHaveLength(50);
    expect(one(third!, 'content').text).toContain('… and more');
    expect(listsOf(second!)[1]).toEqual(['ADDED document/erratum-2026', `ADDED ${figure(2021)}`]);
    expect(one(second!, 'content').text).not.toContain('… and more');
  });

  it('links to the page, with a query that the graph can answer', async () => {
    await seeds();
    const {
      body: {
        data: { dataVersion },
      },
    } = await server.post('{ dataVersion { id } }');
    await bring(erratum({ 2021: 15 }));
    const links = all(await feed(), 'entry').map((entry) => new URL(one(entry, 'link').attributes.href!));
    expect(links.map(({ origin, pathname }) => origin + pathname)).toEqual([`${server.base}/`, `${server.base}/`]);
    const answers = await Promise.all(links.map((link) => server.post(link.searchParams.get('query')!)));
    expect(answers.map(({ body }) => body.errors)).toEqual([undefined, undefined]);
    expect(answers[0]!.body.data.changesSince.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([
      'document/erratum-2026',
      figure(2021),
    ]);
    expect(links[0]!.searchParams.get('query')).toContain(dataVersion.id);
  });

  it('is not sent again to a client that has it, until data is imported', async () => {
    await seeds();
    const first = await server.get('/changes.atom');
    const etag = first.headers.get('etag')!;
    const {
      body: { data },
    } = await server.post('{ dataVersion { id } }');
    expect([first.headers.get('x-data-version'), first.headers.get('cache-control')]).toEqual([
      data.dataVersion.id,
      'public, no-cache',
    ]);
    const held = await server.get('/changes.atom', { 'if-none-match': `"other", W/${etag}` });
    expect([held.status, await held.text(), held.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await server.get('/changes.atom', { 'if-none-match': '"other"' })).status).toBe(200);
    await bring(erratum({ 2021: 15 }));
    const later = await server.get('/changes.atom', { 'if-none-match': etag });
    expect(later.status).toBe(200);
    expect(later.headers.get('etag')).not.toBe(etag);
    const head = await server.get('/changes.atom', {}, 'HEAD');
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', later.headers.get('etag')]);
  });

  it('has no entries before the first import', async () => {
    const root = await feed();
    expect(all(root, 'entry')).toEqual([]);
    expect(one(root, 'updated').text).toBe('1970-01-01T00:00:00.000Z');
  });

  it.each(['since=2026-01-01', 'dataVersion=1-x&first=5'])(
    'rejects parameters, because it has none: %s',
    async (query) => {
      const response = await server.get(`/changes.atom?${query}`);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const parameter = query.split('=')[0];
      expect([response.status, await response.json()]).toEqual([
        400,
        {
          type: 'urn:jeugdgraaf:problem:unknown-parameter',
          title: 'Unknown parameter',
          status: 400,
          parameter,
          detail: `The feed has no parameter "${parameter}": it takes none, and lists the newest versions. For the changes since a day or a version, query changesSince in the graph.`,
        },
      ]);
    },
  );

  it('stays well-formed XML, and the same feed, with any Host header', async () => {
    const host = `a&b"c'd`;
    const text = await new Promise<string>((resolve, reject) => {
      request(`${server.base}/changes.atom`, { headers: { host } }, (response) => {
        let read = '';
        response
          .on('data', (chunk: Buffer) => {
            read += chunk;
          })
          .on('end', () => resolve(read))
          .on('error', reject);
      })
        .on('error', reject)
        .end();
    });
    const root = readXml(text);
    expect(one(root, 'id').text).toBe('urn:jeugdgraaf:changes');
    expect(all(root, 'link').map(({ attributes }) => attributes.href)).toEqual([
      `http://${host}/`,
      `http://${host}/changes.atom`,
    ]);
  });
});
