import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePackages } from '../../src/packages/write/describe-packages.js';
import { modules } from '../../src/modules/index.js';
import { parseDatabaseUrl } from '../../src/store/database-url.js';
import { openStore, type Store } from '../../src/store/open-store.js';
import { runBin } from '../support/bin.js';
import { createSharedDatabase, dialects } from '../support/dialects.js';

/** How many imports are killed on each database: `KILLS=50 npm test -- killed-imports` for many. */
const KILLS = Number(process.env.KILLS ?? 1);

const NAME = 'regio-2026';

/** So many rows that a thread of its own checks them. */
const MANY = 108_000;

/** Many kills are to hit that thread as well. */
const ROWS = KILLS > 1 ? MANY : 12_000;

/** What the package says at different times, so that figures are added, revised and withdrawn in turn. */
const VERSIONS = ['first', 'other values', 'no figures'] as const;

function writeVersion(folder: string, version: (typeof VERSIONS)[number], rows = ROWS): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'document.csv'),
    `slug,title,publisher,published_on,date_precision,kind,language,sha256,description_nl,description_en\n${NAME},Regio,,2026-01-01,DAY,MONITOR,nl,${'a'.repeat(64)},,\n`,
  );
  const indicators = Array.from({ length: 100 }, (_, index) => `regio-indicator-${index}`);
  writeFileSync(
    join(folder, 'indicators.csv'),
    `slug,name_nl,name_en,description_nl,description_en,unit,decimals,desired_direction,frequency,population,measured_by,locator,note\n${indicators.map((name) => `${name},${name} ${version},,,,days,1,,,,,1,\n`).join('')}`,
  );
  if (version !== 'no figures')
    writeFileSync(
      join(folder, 'measurements.csv'),
      `indicator,area,period,value,low,high,quality,missing,rank,locator,note\n${figures(indicators, rows, version === 'first' ? 0 : 1)}`,
    );
  describePackages(folder, modules);
}

function figures(indicators: readonly string[], rows: number, more: number): string {
  const areas = ['GM0014', 'GM0034', 'GM0037', 'GM0047', 'GM0050', 'GM0059'];
  return Array.from({ length: rows }, (_, row) => {
    const year = Math.floor(row / indicators.length / areas.length);
    return `${indicators[row % indicators.length]},${areas[Math.floor(row / indicators.length) % areas.length]},${1820 + year},${row + more},,,NORMAL,,1,Tabel 1,\n`;
  }).join('');
}

/** Imports to the end: what it said, and how many milliseconds that took. */
async function importWhole(folder: string, url: string): Promise<{ said: string; took: number }> {
  const start = performance.now();
  const { code, stdout, stderr } = await runBin(['import', folder], { cwd: folder, env: { DATABASE_URL: url } });
  if (code !== 0) throw new Error(`The import ended with ${code}: ${stderr}`);
  return { said: stdout, took: performance.now() - start };
}

/** Starts an import and kills it after some milliseconds; null, or how many it took when it had ended by then. */
async function importKilled(folder: string, url: string, milliseconds: number): Promise<number | null> {
  const start = performance.now();
  // The program itself, not the launcher before it.
  const child = spawn(process.execPath, ['dist/main.js', 'import', folder], {
    env: { ...process.env, DATABASE_URL: url },
  });
  const ended = once(child, 'close');
  await Promise.race([after(milliseconds), ended]);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  return signal === 'SIGKILL' ? null : performance.now() - start;
}

/** Everything that imports wrote: the facts, and the record of the imports. */
async function stateOf(store: Store): Promise<{ facts: string; imports: string }> {
  const db = store.fork().getKysely<never>();
  const read = async (...statements: RawBuilder<unknown>[]): Promise<string> => {
    const answers = [];
    for (const statement of statements) answers.push((await statement.execute(db)).rows);
    return JSON.stringify(answers);
  };
  return {
    facts: await read(
      sql`select count(*) as n, sum(value) as total from measurement`,
      sql`select id, name_nl from indicator order by id`,
      sql`select id, name_nl from fact order by id`,
      sql`select package_name, name from package_file order by 1, 2`,
      sql`select name, sha256 from loaded_package order by name`,
    ),
    imports: await read(
      sql`select count(*) as n from data_version`,
      sql`select number, status, added, revised, withdrawn from data_import order by number`,
      sql`select max(changed) as newest from measurement`,
      sql`select count(*) as n from removed_fact`,
    ),
  };
}

describe.each(dialects())('an import that is killed, on %s', (dialect) => {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-killed-'));
  const folders = VERSIONS.map((_, index) => join(folder, `${index}`, NAME));
  let database: Awaited<ReturnType<typeof createSharedDatabase>>;
  let store: Store;
  /** How many milliseconds the last import took: what one of a version that was not imported yet is expected to take. */
  let usual = 0;

  beforeAll(async () => {
    for (const [index, version] of VERSIONS.entries()) writeVersion(folders[index]!, version);
    database = await createSharedDatabase(dialect);
    store = await openStore(parseDatabaseUrl(database.url), modules);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('imports every row otherwise, of a file so large that its own thread checks it', async () => {
    const path = join(folder, 'many', NAME);
    writeVersion(path, 'first', MANY);
    usual = (await importWhole(path, database.url)).took;
    const { rows } = await sql<{
      n: number;
      total: number;
    }>`select count(*) as n, sum(value) as total from measurement where package = ${NAME}`.execute(
      store.fork().getKysely<never>(),
    );
    expect(rows.map(({ n, total }) => [Number(n), Number(total)])).toEqual([[MANY, (MANY * (MANY - 1)) / 2]]);
  }, 120_000);

  it(
    `leaves all or nothing at each of ${KILLS} moments, and the next try succeeds`,
    async () => {
      const outcomes = { nothing: 0, all: 0, late: 0 };
      const took = new Map<string, number>();
      for (let turn = 1; outcomes.nothing + outcomes.all < KILLS; turn += 1) {
        const to = folders[turn % folders.length]!;
        const before = await stateOf(store);
        // Not while the program only starts: the first third.
        const moment = (took.get(to) ?? usual) * (1 / 3 + Math.random() * (2 / 3));
        const ended = await importKilled(to, database.url, moment);
        const left = await stateOf(store);
        const isNothing = left.facts === before.facts;
        if (isNothing) expect(left, `killed after ${Math.round(moment)} ms`).toEqual(before);
        outcomes[ended !== null ? 'late' : isNothing ? 'nothing' : 'all'] += 1;

        const next = await importWhole(to, database.url);
        expect(next.said).toMatch(isNothing ? /^[1-9]\d* changes/m : /^0 changes/m);
        const whole = await stateOf(store);
        expect(whole.facts).not.toBe(before.facts);
        if (!isNothing) expect(left, `killed after ${Math.round(moment)} ms`).toEqual(whole);
        // An import that finds all done is no measure of one that does it.
        if (isNothing || ended !== null) {
          usual = ended ?? next.took;
          took.set(to, usual);
        }
        expect(outcomes.late).toBeLessThan(KILLS + 10);
      }
      process.stdout.write(`${dialect}, killed imports: ${JSON.stringify(outcomes)}\n`);
    },
    120_000 + 30_000 * KILLS,
  );
});
