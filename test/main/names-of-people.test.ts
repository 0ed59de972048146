import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { failureText } from '../../src/cli/failure.js';
import { mintToken } from '../../src/http/authenticate.js';
import { modules } from '../../src/modules/index.js';
import { parseDatabaseUrl } from '../../src/store/database-url.js';
import { openStore } from '../../src/store/open-store.js';
import { runBin } from '../support/bin.js';
import { runCommandLine } from '../support/command-line.js';
import { readCorpus } from '../support/corpus.js';
import { dialects } from '../support/dialects.js';
import { createLoadedDatabase } from '../support/loaded-database.js';
import { postPackage } from '../support/packages-server.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const SECRET = 'a secret of more than thirty-two bytes';
/** A name, a note and a place that occur nowhere else. */
const HEADER = 'role,position,name,note,locator\n';
const ROW = 'rs-projectleider,1,Kanarie Voorbeeldnaam,kanarie-noot,kanarie-plaats\n';
const CANARY = /kanarie/i;
const NAME = 'namen';

/** The text of bytes, those of the files in an archive included. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString('utf8');
  return Object.values(unzipSync(bytes)).map(textOf).join('\n');
}

/** All files of a folder, by path. */
function filesIn(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return new Map(paths.map((path) => [path, textOf(readFileSync(join(folder, path)))]));
}

describe.each(dialects())('a name in a package of names, on %s', { timeout: 180_000 }, (dialect) => {
  let url: string;
  let drop: () => Promise<void>;
  let folder: string;
  let server: ServerProcess;
  /** Everything that commands have written. */
  let written = '';

  const run = async (...args: string[]) => {
    const result = await runBin(args, { cwd: folder, env: { DATABASE_URL: url, LOG_LEVEL: 'debug' } });
    written += result.stdout + result.stderr;
    return result;
  };
  /** In this process: a start takes longer than the command. */
  const runHere = async (...args: string[]) => {
    const { stdout, stderr, error } = await runCommandLine(args);
    const text = stdout + stderr + (error ? failureText(error) : '');
    written += text;
    return { text, error };
  };
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(server.url.replace('/graphql', path), { headers });
    const head = JSON.stringify([...response.headers]);
    return { status: response.status, text: `${head}\n${textOf(new Uint8Array(await response.arrayBuffer()))}` };
  };
  const ask = async (query: string, variables: object = {}, headers: Record<string, string> = {}) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return response.text();
  };
  const bearer = async (...scopes: string[]) => ({
    authorization: `Bearer ${await mintToken(new TextEncoder().encode(SECRET), scopes, '1h')}`,
  });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-names-'));
    ({ url, drop } = await createLoadedDatabase(dialect));
    vi.stubEnv('DATABASE_URL', url);
    vi.stubEnv('LOG_LEVEL', 'debug');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.stop();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is in no output of the commands that make, check, compare and import it', async () => {
    expect(await run('new', NAME, '--persons')).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(folder, NAME)).sort()).toEqual(['datapackage.json', 'persons.csv']);
    writeFileSync(join(folder, NAME, 'persons.csv'), HEADER + ROW);
    expect(await run('describe', NAME)).toMatchObject({ code: 0, stdout: '' });
    expect(await run('validate', NAME)).toMatchObject({ code: 0, stderr: '' });
    expect((await run('diff', NAME)).stdout).toContain('1 change of rows (person 1); nothing was written');
    expect((await run('import', NAME)).stdout).toContain('namen: added, 0 facts added, 0 revised, 0 withdrawn');
    expect((await run('import', NAME)).stdout).toContain('0 changes');
    expect(written).not.toMatch(CANARY);
  });

  // Files that cannot be read are apart: beside them, nothing is said of references.
  it.each<[string, Record<string, string>]>([
    [
      'cannot be read',
      {
        header: ROW,
        columns: HEADER + ROW.replace('\n', ',Kanarie\n'),
        quoting: HEADER + ROW.replace('Voorbeeldnaam', '"Voorbeeldnaam"'),
      },
    ],
    [
      'are wrong',
      {
        type: HEADER + ROW.replace(',1,', ',Kanarie,'),
        reference: HEADER + ROW.replace('rs-projectleider', 'kanarie-voorbeeldnaam'),
        duplicate: HEADER + ROW + ROW,
        required: HEADER + ROW.replace('kanarie-plaats', ''),
      },
    ],
  ])('is in no finding of files that %s', async (_, texts) => {
    const broken = mkdtempSync(join(folder, 'broken-'));
    for (const [rule, text] of Object.entries(texts)) {
      cpSync(join(folder, NAME), join(broken, rule), { recursive: true });
      const descriptor = join(broken, rule, 'datapackage.json');
      writeFileSync(descriptor, readFileSync(descriptor, 'utf8').replace('"name": "namen"', `"name": "${rule}"`));
      writeFileSync(join(broken, rule, 'persons.csv'), text);
    }
    for (const command of ['validate', 'diff', 'import']) {
      const { text, error } = await runHere(command, broken);
      expect(error).not.toBeNull();
      for (const rule of Object.keys(texts))
        expect(text).toMatch(new RegExp(`${rule}/persons\\.csv, row \\d.*\\[${rule}\\]`));
      expect(text).not.toMatch(CANARY);
    }
  });

  it('is given over HTTP to a token with the scope, and to no one else', async () => {
    server = await startProgram({ AUTH_JWT_SECRET: SECRET, DATABASE_URL: url, LOG_LEVEL: 'debug' });
    const role = '{ node(id: "role/rs-projectleider") { ... on Role { person { name note } persons { name } } } }';
    expect(JSON.parse(await ask(role, {}, await bearer('governance:persons')))).toMatchObject({
      data: {
        node: {
          person: { name: 'Kanarie Voorbeeldnaam', note: 'kanarie-noot' },
          persons: [{ name: 'Kanarie Voorbeeldnaam' }],
        },
      },
    });
    for (const headers of [{}, await bearer('packages:write')])
      expect(JSON.parse(await ask(role, {}, headers))).toMatchObject({
        data: { node: { person: null, persons: null } },
      });
  });

  it('is in no other answer of the graph, with the scope or without', async () => {
    const withNames = new Set(readCorpus().flatMap((one) => (/\bpersons?\b/.test(one.document) ? [one.name] : [])));
    expect(withNames.size).toBeGreaterThan(1);
    const scoped = await bearer('governance:persons');
    for (const { name, document, variables } of readCorpus()) {
      expect(await ask(document, variables), name).not.toMatch(CANARY);
      if (!withNames.has(name)) expect(await ask(document, variables, scoped), name).not.toMatch(CANARY);
    }
    for (const headers of [{}, scoped]) {
      const trail = await ask(
        `{ imports(first: 50) { nodes { package sha256 status added outOfDate outOfDateReason } } dataVersion { id facts }
          changesSince(version: "1", first: 50) { nodes { id name package } } }`,
        {},
        headers,
      );
      expect(trail).not.toMatch(CANARY);
      for (const text of ['kanarie', 'Kanarie Voorbeeldnaam', 'kanarie-noot', 'kanarie-plaats']) {
        const search = 'query ($text: String!) { search(text: $text, first: 50) { id name field fragment } }';
        expect(await ask(search, { text }, headers)).not.toMatch(CANARY);
      }
    }
  });

  it('is in no file, feed, catalogue, health check, metric or page', async () => {
    const tables = modules.flatMap(({ exports = [] }) => exports).map(({ name }) => name);
    const formats = ['csv', 'xlsx', 'parquet', 'zip', 'meta.json'];
    const files = tables.flatMap((table) => formats.map((format) => `/export/${table}.${format}`));
    const more = ['/export/measurements.json', '/export/roles.csv', '/export/persons.csv', '/schema.graphql', '/'];
    const operations = ['/changes.atom', '/catalog.ttl', '/catalog.jsonld', '/health', '/health/ready', '/metrics'];
    for (const path of [...files, ...more, ...operations])
      for (const headers of [{}, await bearer('governance:persons')]) {
        const { status, text } = await get(path, headers);
        expect([path, status]).toEqual([
          path,
          /roles|persons|measurements\.json/.test(path) ? expect.any(Number) : 200,
        ]);
        expect(text, path).not.toMatch(CANARY);
      }
  });

  it('is in no answer to a package that is posted', async () => {
    const zip = (text: string) =>
      zipSync({
        [`${NAME}-2/datapackage.json`]: strToU8(
          readFileSync(join(folder, NAME, 'datapackage.json'), 'utf8').replace('"namen"', `"${NAME}-2"`),
        ),
        [`${NAME}-2/persons.csv`]: strToU8(text),
      });
    const claims = { sub: 'beheer', areas: ['*'], kinds: ['*'] };
    const key = new TextEncoder().encode(SECRET);
    const base = server.url.replace('/graphql', '');
    const second = HEADER + ROW.replace(',1,', ',2,');
    const statuses = [];
    const both = ['packages:write', 'governance:persons'];
    for (const [scopes, text, query] of [
      [['packages:write'], second, ''],
      [both, HEADER + ROW.replace('Voorbeeldnaam', 'Anders'), ''],
      [both, second, '?dryRun=true'],
      [both, second, ''],
    ] as const) {
      const token = await mintToken(key, scopes, '1h', claims);
      const { status, body } = await postPackage(base, zip(text), { token, query });
      statuses.push(status);
      expect(JSON.stringify(body)).not.toMatch(CANARY);
    }
    expect(statuses).toEqual([403, 422, 200, 201]);
  });

  it('is not exported unless requested', async () => {
    const to = (name: string) => ['export', '--out', join(folder, name)];
    expect((await runHere(...to('plain'))).text).toContain('0 packages written to ');
    await runHere(...to('all'), '--all');
    expect([...filesIn(join(folder, 'all'))].filter(([, text]) => CANARY.test(text))).toEqual([]);
    expect(readdirSync(join(folder, 'all'))).not.toContain(NAME);
    await runHere(...to('people'), '--people');
    const people = filesIn(join(folder, 'people'));
    expect(people.get(`${NAME}/persons.csv`)).toBe(HEADER + ROW);
    expect(written).not.toMatch(CANARY);
  });

  it('is in no log, at the most detailed level, over a restart', async () => {
    const logs = [server.output()];
    await server.stop();
    server = await startProgram({ AUTH_JWT_SECRET: SECRET, DATABASE_URL: url, LOG_LEVEL: 'trace' });
    const scoped = await bearer('governance:persons');
    await ask('{ projects { nodes { roles { persons { name } } } } }', {}, scoped);
    logs.push(server.output());
    for (const log of logs) {
      expect(log).toContain('"msg":"sql"');
      expect(log).not.toMatch(CANARY);
    }
  });

  it('is in two tables of the database only', async () => {
    const store = await openStore(parseDatabaseUrl(url), modules);
    const db = store.fork().getKysely<object>();
    const list =
      dialect === 'sqlite'
        ? sql<{ name: string }>`select name from sqlite_master where type = 'table'`
        : sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`;
    const holding: string[] = [];
    for (const { name } of (await list.execute(db)).rows) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
      const text = rows.flatMap((row) =>
        Object.values(row).map((cell) => (cell instanceof Uint8Array ? textOf(cell) : String(cell))),
      );
      if (CANARY.test(text.join('\n'))) holding.push(name);
    }
    await store.close();
    expect(holding.sort()).toEqual(['package_file', 'person']);
  });
});
