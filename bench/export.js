// What a download costs: rows a second and the most memory, for each format, compared with `sqlite3 -csv` on the same file in the same run.
//   npm run bench:export [-- --rows 300000 --formats csv,parquet,zip,xlsx]
// The rows are generated: they are no data, and their store is thrown away.
import 'reflect-metadata';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT } from '../src/contract/root.js';
import { importSeeds, SHIPPED_SEEDS } from '../src/packages/index.js';
import { modules } from '../src/modules/index.js';
import { openStore } from '../src/store/open-store.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '300000' },
    formats: { type: 'string', default: 'csv,sdmx.csv,parquet,zip,xlsx,jsonstat' },
  },
});
const count = Number(values.rows);
const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-bench-'));
const path = join(folder, 'graph.sqlite');

/** Indicators by areas by months; one in ten has two values, of which the newer document's is the current one. */
async function fill() {
  const store = await openStore({ dialect: 'sqlite', path }, modules);
  await importSeeds(store, modules, SHIPPED_SEEDS);
  const db = store.fork().getKysely();
  const indicators = (await db.selectFrom('indicator').select('slug').orderBy('slug').limit(20).execute()).map(
    ({ slug }) => slug,
  );
  const areas = (
    await db.selectFrom('area').select('code').where('kind', '=', 'MUNICIPALITY').orderBy('code').execute()
  ).map(({ code }) => code);
  await db.transaction().execute(async (transaction) => {
    for (let from = 0; from < count; from += 500) {
      await transaction
        .insertInto('measurement')
        .values(
          Array.from({ length: Math.min(500, count - from) }, (_, index) => {
            const at = from + index;
            const [indicator, area, month] = [
              indicators[at % indicators.length],
              areas[Math.floor(at / indicators.length) % areas.length],
              Math.floor(at / indicators.length / areas.length),
            ];
            const period = `${1800 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
            const document = at % 10 === 0 ? 'uvp-maastricht-2024' : 'rib-maastricht-2025';
            return {
              added: 1,
              changed: 1,
              indicator,
              area,
              period,
              start_on: `${period}-01`,
              year: Number(period.slice(0, 4)),
              value: at / 10,
              quality: 'NORMAL',
              rank: 1,
              document,
              locator: 'Bijlage 1',
              package: 'bench',
            };
          }),
        )
        .execute();
    }
  });
  await store.close();
}

/** Starts the program, and says how much memory it had at most. */
async function start() {
  const child = spawn(process.execPath, [fileURLToPath(new URL('dist/main.js', ROOT)), 'serve'], {
    env: { ...process.env, DATABASE_URL: `sqlite:${path}`, READ_ONLY: 'yes', PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /http:\/\/[\w.:]+(?=\/graphql)/.exec(output)?.[0];
      if (found) resolve(found);
    });
  });
  // Where the system keeps no such record, there is none to show.
  const peak = () => {
    try {
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024);
    } catch {
      return null;
    }
  };
  return {
    url,
    peak,
    stop: () =>
      new Promise((done) => {
        child.once('exit', done);
        child.kill('SIGTERM');
      }),
  };
}

function download(url) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let bytes = 0;
      const first = performance.now() - started;
      response
        .on('data', (chunk) => {
          bytes += chunk.length;
        })
        .on('error', reject)
        .on('end', () =>
          resolve({
            bytes,
            first,
            ms: performance.now() - started,
            rows: Number(response.headers['x-row-count']),
            status: response.statusCode,
          }),
        );
    }).on('error', reject);
  });
}

function show(name, { rows, ms, first, bytes }, peak) {
  const line = [
    name.padEnd(12),
    `${Math.round(rows / (ms / 1000))} rows/s`.padStart(16),
    `${(ms / 1000).toFixed(1)} s`.padStart(8),
    `first byte ${Math.round(first)} ms`.padStart(20),
    `${(bytes / 1e6).toFixed(1)} MB`.padStart(10),
  ];
  process.stdout.write(`${line.join(' ')}${peak ? `   peak ${peak} MB` : ''}\n`);
}

try {
  await fill();
  process.stdout.write(`${count} generated measurements, each format by a process of its own\n\n`);
  for (const format of values.formats.split(',')) {
    const server = await start();
    const idle = server.peak();
    const result = await download(`${server.url}/export/measurements.${format}`);
    if (result.status === 200) show(format, result, server.peak());
    else process.stdout.write(`${format.padEnd(12)} ${result.status}\n`);
    if (idle) process.stdout.write(`${''.padEnd(12)} idle before: ${idle} MB\n`);
    await server.stop();
  }
  try {
    const started = performance.now();
    const output = execFileSync(
      'sqlite3',
      [
        '-readonly',
        '-csv',
        path,
        'select * from measurement order by indicator, area, start_on, period, document, rank',
      ],
      { maxBuffer: 2 ** 31 - 1 },
    );
    const ms = performance.now() - started;
    show('sqlite3 -csv', { rows: count, ms, first: 0, bytes: output.length });
  } catch {
    process.stdout.write('sqlite3 is not here: no reference.\n');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
