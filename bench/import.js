// npm run bench:import [ROWS]: how fast a package of measurements is checked and loaded into SQLite, and how much memory that
// takes, compared with `sqlite3 .import` of the same rows into a bare table in the same run.
import 'reflect-metadata';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../src/contract/root.js';

const NAME = 'gemaakt-2026';
const COLUMNS = 'indicator,area,period,value,low,high,quality,missing,rank,locator,note';
const YEARS = 20;

/** A package of made-up figures: indicators by the municipalities of the release by years. */
async function writePackage(folder, rows) {
  const { describePackages } = await import('../src/packages/write/describe-packages.js');
  const { modules } = await import('../src/modules/index.js');
  const path = join(folder, NAME);
  mkdirSync(path, { recursive: true });
  const areas = readFileSync(new URL('seeds/gebieden/areas.csv', ROOT), 'utf8').match(/^GM\d{4}(?=,MUNICIPALITY)/gm);
  const indicators = Math.ceil(rows / areas.length / YEARS);
  writeFileSync(
    join(path, 'document.csv'),
    `slug,title,publisher,published_on,date_precision,kind,language,sha256,description_nl,description_en\n${NAME},Gemaakt,,2026-01-01,DAY,MONITOR,nl,${'a'.repeat(64)},,\n`,
  );
  const names = Array.from({ length: indicators }, (_, index) => `gemaakte-indicator-${index}`);
  writeFileSync(
    join(path, 'indicators.csv'),
    `slug,name_nl,name_en,description_nl,description_en,unit,decimals,desired_direction,frequency,population,measured_by,locator,note\n${names.map((name) => `${name},${name},,,,percent,1,,,,,1,\n`).join('')}`,
  );
  const file = openSync(join(path, 'measurements.csv'), 'w');
  writeSync(file, `${COLUMNS}\n`);
  let made = 0;
  for (const name of names) {
    let text = '';
    for (const area of areas)
      for (let year = 2000; year < 2000 + YEARS && made < rows; year += 1) {
        text +=
          made % 50 === 0
            ? `${name},${area},${year},,,,,NOT_AVAILABLE,1,Tabel 1,\n`
            : `${name},${area},${year},${(made % 1000) / 10},,,NORMAL,,1,Tabel 1,\n`;
        made += 1;
      }
    writeSync(file, text);
  }
  closeSync(file);
  describePackages(path, modules);
}

/** Loads the package, in a process of its own; prints what it took. */
async function load(folder, database) {
  const { importPackages, importSeeds, SHIPPED_SEEDS } = await import('../src/packages/index.js');
  const { readPackageFiles } = await import('../src/packages/read/package-files.js');
  const { modules } = await import('../src/modules/index.js');
  const { openStore } = await import('../src/store/open-store.js');
  const store = await openStore({ dialect: 'sqlite', path: database }, modules);
  await importSeeds(store, modules, SHIPPED_SEEDS);
  const start = performance.now();
  const report = await importPackages(store, modules, readPackageFiles(folder, modules), {
    origin: 'IMPORT',
    by: 'bench',
    via: 'COMMAND',
  });
  const seconds = (performance.now() - start) / 1000;

  await store.close();
  console.log(JSON.stringify({ seconds, changes: report.changes, megabytes: process.resourceUsage().maxRSS / 1000 }));
}

function loadApart(folder, database) {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--load', folder, database], {
    encoding: 'utf8',
  });
  return JSON.parse(output.trim().split('\n').at(-1));
}

/** The reference: the rows as text in a bare table, nothing checked, no index. */
function referenceSeconds(folder) {
  const database = join(folder, 'reference.sqlite');
  const commands = `create table m (${COLUMNS});\n.import --csv --skip 1 ${join(folder, NAME, 'measurements.csv')} m\n`;
  const start = performance.now();
  const { status, error } = spawnSync('sqlite3', [database], { input: commands });
  return error || status !== 0 ? null : (performance.now() - start) / 1000;
}

async function bench(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-bench-'));
  const packages = join(folder, 'packages');
  const database = join(folder, 'graph.sqlite');
  try {
    await writePackage(packages, rows);
    const csv = join(packages, NAME, 'measurements.csv');
    console.log(`${rows} rows, ${Math.round(statSync(csv).size / 1e6)} MB`);
    const first = loadApart(packages, database);
    const rate = rows / first.seconds;
    console.log(
      `import with all checks: ${first.seconds.toFixed(1)} s, ${Math.round(rate)} rows/s, at most ${Math.round(first.megabytes)} MB, ${first.changes} changes`,
    );
    const reference = referenceSeconds(packages);
    if (reference === null) console.log('sqlite3 .import: there is no sqlite3 on this machine to hold it against');
    else
      console.log(
        `sqlite3 .import, bare table: ${reference.toFixed(1)} s, ${Math.round(rows / reference)} rows/s; ratio ${(rate / (rows / reference)).toFixed(2)}`,
      );
    const again = loadApart(packages, database);
    console.log(`the same again: ${Math.round(again.seconds * 1000)} ms, ${again.changes} changes`);
    writeFileSync(csv, readFileSync(csv, 'utf8').replace(/,0.1,,,NORMAL/, ',0.2,,,NORMAL'));
    const changed = loadApart(packages, database);
    console.log(
      `one row changed: ${changed.seconds.toFixed(1)} s, at most ${Math.round(changed.megabytes)} MB, ${changed.changes} changes`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [option, ...values] = process.argv.slice(2);
if (option === '--load') await load(...values);
else await bench(Number(option ?? 2_000_000));
