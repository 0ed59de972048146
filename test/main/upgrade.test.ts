import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { parseDatabaseUrl } from '../../src/store/database-url.js';
import { openStore } from '../../src/store/open-store.js';
import { createSharedDatabase, dialects } from '../support/dialects.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const FIXTURES = 'test/fixtures/upgrade';
const QUERY = readFileSync(`${FIXTURES}/upgrade-query.graphql`, 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query.
type Answer = Record<string, any>;
const ANSWERS = JSON.parse(readFileSync(`${FIXTURES}/upgrade-answer.json`, 'utf8')) as Record<string, { data: Answer }>;

/** The last line of the audit trail that the earlier build wrote. */
const LAST_IMPORT = 9;

/** How the names of the packages that were imported beside those of the release begin, and of their documents. */
const IMPORTED = 'monitor-voorbeeld';

/** Its English name was that of another document than the Dutch one: since then both are of one. */
const RENAMED = 'indicator/jeugdhulp-voorbeeld';

describe.each(dialects())('a store of an earlier build on %s', { timeout: 180_000 }, (dialect) => {
  let url: string;
  let drop: () => Promise<void>;
  let folder: string;
  let server: ServerProcess | null = null;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-upgrade-'));
    ({ url, drop } = await createSharedDatabase(dialect));
    const store = gunzipSync(
      readFileSync(`${FIXTURES}/store-7ae421e.${dialect === 'sqlite' ? 'sqlite' : 'postgres.sql'}.gz`),
    );
    if (dialect === 'sqlite') return writeFileSync(url.replace('sqlite:', ''), store);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(store.toString('utf8'));
    await client.end();
  });
  afterAll(async () => {
    await server?.stop();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function restart(database = url): Promise<ServerProcess> {
    await server?.stop();
    server = await startProgram({ DATABASE_URL: database, LOG_LEVEL: 'warn' });
    return server;
  }

  async function ask(query: string, operationName?: string): Promise<Answer> {
    const response = await fetch(server!.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName }),
    });
    const { data, errors } = (await response.json()) as { data: Answer; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  async function health(path: string): Promise<Answer> {
    const response = await fetch(server!.url.replace('/graphql', path));
    expect(response.status).toBe(200);
    return (await response.json()) as Answer;
  }

  async function importPackage(path: string, database = url): Promise<void> {
    await promisify(execFile)(process.execPath, ['dist/main.js', 'import', path, '--by', 'test'], {
      env: { ...process.env, DATABASE_URL: database },
    });
  }

  /** A package of the fixtures with one text replaced by another. */
  function revised(name: string, file: string, from: string, to: string): string {
    const path = join(folder, `${file}-${to.length}`, name);
    cpSync(`${FIXTURES}/packages/${name}`, path, { recursive: true });
    const text = readFileSync(join(path, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(path, file), text.replace(from, to));
    return path;
  }

  /** Changes a stored file as if a build that knew other columns had accepted it. */
  async function tamper(packageName: string, name: string, change: (text: string) => string): Promise<void> {
    const store = await openStore(parseDatabaseUrl(url), modules);
    const db = store.fork().getKysely<Answer>();
    const file = { package_name: packageName, name };
    const where = (eb: Answer) => eb.and(file);
    const row = await db.selectFrom('package_file').select('content').where(where).executeTakeFirstOrThrow();
    const content = Buffer.from(change(Buffer.from(row.content).toString('utf8')));
    await db.updateTable('package_file').set({ content }).where(where).execute();
    await db.updateTable('loaded_package').set({ mapping: 0 }).where('name', '=', packageName).execute();
    await store.close();
  }

  /** Spending without the notes on what kind of money it is, which the earlier build did not give. */
  function withoutKinds(speerpunt: Answer): Answer {
    const notes = speerpunt.spend.notes.filter(
      (note: string) => !/ (?:is een extra investering|komt uit begrotingsregels)/.test(note),
    );
    return { ...speerpunt, spend: { ...speerpunt.spend, notes } };
  }

  /**
   * An answer without what an upgrade changes: the data version, what the release adds and revises, how many facts its
   * documents have, what else a search finds in it, and the lines of the audit trail for packages of the release that it
   * replaced. A document's statements about something else are among its statements since then.
   */
  function comparable({
    dataVersion,
    imports,
    changesSince,
    documents,
    search,
    document,
    school,
    hulp,
    ...rest
  }: Answer): Answer {
    if (school) return { ...rest, school: withoutKinds(school), hulp: withoutKinds(hulp) };
    if (document) {
      const { statements, ...itself } = document;
      return { ...rest, document: itself };
    }
    if (!imports) return rest;
    return {
      ...rest,
      imports: imports.nodes.filter(({ number }: Answer) => number <= LAST_IMPORT),
      changesSince: changesSince.nodes.filter(
        (change: Answer) => change.package.startsWith(IMPORTED) && change.id !== RENAMED,
      ),
      documents: documents.nodes.map(({ factCount, ...document }: Answer) =>
        document.slug.startsWith(IMPORTED) ? { ...document, factCount } : document,
      ),
    };
  }

  const STATE = `{
    imports(package: "monitor-voorbeeld-2025", first: 1) { nodes { outOfDate outOfDateReason } }
    outOfDate: imports(outOfDate: true) { totalCount nodes { package } }
    policyPlan(slug: "jeugdplan-voorbeeld-2025") { name speerpunten { slug } }
    measurements(filter: { within: "voorbeeldregio", includeRevisions: true }, first: 100) { totalCount nodes { id value } }
    organisations(search: "voorbeeld") { nodes { slug name website description citations { locator } } }
  }`;

  it('gives the same answers after the upgrade', async () => {
    await restart();
    for (const [name, { data }] of Object.entries(ANSWERS))
      expect(comparable(await ask(QUERY, name))).toEqual(comparable(data));
    const { document } = await ask(QUERY, 'UpgradePlacesAndProjects');
    expect(document.statements).toEqual(
      expect.arrayContaining(ANSWERS.UpgradePlacesAndProjects!.data.document.statements),
    );
    const { imports } = await ask(
      '{ imports(first: 50) { nodes { number importedBy status outOfDate outOfDateReason } } }',
    );
    for (const line of imports.nodes) {
      expect(line).toMatchObject({ outOfDate: false, outOfDateReason: null });
      if (line.number > LAST_IMPORT) expect(line).toMatchObject({ importedBy: 'release', status: 'CHANGED' });
    }
    expect(await health('/health/ready')).not.toHaveProperty('outOfDate');
    expect(server!.output()).not.toContain('out of date');
  });

  it('has no names of people any more: they came with the release', async () => {
    const store = await openStore(parseDatabaseUrl(url), modules);
    const db = store.fork().getKysely<Answer>();
    expect(await db.selectFrom('person').selectAll().execute()).toEqual([]);
    const files = await db.selectFrom('package_file').select('name').execute();
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(({ name }) => name === 'persons.csv')).toEqual([]);
    await store.close();
  });

  it('is not read again by the next start', async () => {
    const before = await ask('{ dataVersion { id importedAt } imports { totalCount } }');
    await restart();
    expect(await ask('{ dataVersion { id importedAt } imports { totalCount } }')).toEqual(before);
  });

  it('takes a revision of a package in the earlier version of the format', async () => {
    await importPackage(revised('monitor-voorbeeld-2024', 'measurements.csv', '122,,,', '124,,,'));
    const { measurements } = await ask(
      '{ measurements(filter: { areas: ["GM9991"], includeRevisions: true }, first: 50) { nodes { value document { slug } } } }',
    );
    expect(measurements.nodes).toContainEqual({ value: 124, document: { slug: 'monitor-voorbeeld-2024' } });
  });

  it('serves a package that no longer fits as it was, reports so, and is fixed by another import', async () => {
    const before = await ask(STATE);
    await server!.stop();
    server = null;
    // A column that this release does not have, in a file that others refer to; and figures keep their rows.
    await tamper('monitor-voorbeeld-2025', 'organisations.csv', (text) =>
      text
        .replace(/\n(?=.)/g, ',\n')
        .replace(',\n', ',kvk\n')
        .trimEnd()
        .concat(',\n'),
    );
    await restart();
    const reason =
      'monitor-voorbeeld-2025/organisations.csv, row 1, column kvk: "kvk" is not a column of organisations. Remove it. [header]';
    const { imports, outOfDate, ...flagged } = await ask(STATE);
    expect(imports.nodes).toEqual([{ outOfDate: true, outOfDateReason: reason }]);
    expect(outOfDate).toEqual({ totalCount: 1, nodes: [{ package: 'monitor-voorbeeld-2025' }] });
    expect({ ...flagged, imports: before.imports, outOfDate: { totalCount: 0, nodes: [] } }).toEqual(before);
    for (const path of ['/health', '/health/ready'])
      expect(await health(path)).toMatchObject({
        status: 'ready',
        outOfDate: [{ package: 'monitor-voorbeeld-2025', reason }],
      });
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/main.js', 'load'], {
      env: { ...process.env, DATABASE_URL: url },
    });
    expect(stdout).toContain(`The package monitor-voorbeeld-2025 is out of date, and served as last loaded: ${reason}`);
    const warnings = server!.output().match(/package monitor-voorbeeld-2025 is out of date/g);
    expect(warnings).toHaveLength(1);

    await importPackage(revised('monitor-voorbeeld-2024', 'measurements.csv', '122,,,', '1250,,,'));
    expect((await ask(STATE)).imports.nodes).toEqual([{ outOfDate: true, outOfDateReason: reason }]);
    await restart();
    expect((await ask(STATE)).imports.nodes).toEqual([{ outOfDate: true, outOfDateReason: reason }]);

    await importPackage(`${FIXTURES}/packages/monitor-voorbeeld-2025`);
    const fixed = await ask(STATE);
    expect(fixed.imports.nodes).toEqual([{ outOfDate: false, outOfDateReason: null }]);
    expect(await health('/health')).not.toHaveProperty('outOfDate');
    for (const field of ['policyPlan', 'organisations']) expect(fixed[field]).toEqual(before[field]);
  });

  it('had packages that a new store takes as they are', async () => {
    const fresh = await createSharedDatabase(dialect);
    await restart(fresh.url);
    for (const name of ['monitor-voorbeeld-2024', 'monitor-voorbeeld-2025'])
      await importPackage(`${FIXTURES}/packages/${name}`, fresh.url);
    const { data } = ANSWERS.UpgradePolicy!;
    expect(comparable(await ask(QUERY, 'UpgradePolicy'))).toEqual(comparable(data));
    await server!.stop();
    server = null;
    await fresh.drop();
  });
});
