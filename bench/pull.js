// npm run bench:pull [CELLS]: how fast `pull cbs` and `pull csv` read, map and write figures, and how much memory that takes,
// compared with a bare loop over the same text in the same run: JSON.parse or split, and one line written for each cell.
import 'reflect-metadata';
import { createServer } from 'node:http';
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const YEARS = 10;
const PAGE = 100_000;
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const areas = readFileSync(new URL('../seeds/gebieden/areas.csv', import.meta.url), 'utf8').match(
  /^GM\d{4}(?=,MUNICIPALITY)/gm,
);

/** Measures by municipalities by years, as a server of CBS has them. */
function table(cells) {
  const measures = Array.from(
    { length: Math.ceil(cells / areas.length / YEARS) },
    (_, index) => `M${String(index).padStart(6, '0')}`,
  );
  const periods = Array.from({ length: YEARS }, (_, index) => `${2015 + index}JJ00`);
  return { measures, periods };
}

function* observations({ measures, periods }) {
  let made = 0;
  for (const Measure of measures)
    for (const RegioS of areas)
      for (const Perioden of periods) {
        made += 1;
        yield {
          Id: made,
          Measure,
          ValueAttribute: 'None',
          Value: (made % 1000) / 10,
          StringValue: null,
          RegioS,
          Perioden,
        };
      }
}

/** Serves the table as OData 4 does, a page at a time. */
async function serve(made) {
  const code = (Identifier, more = {}) => ({ Identifier, Title: Identifier, ...more });
  const lists = {
    MeasureCodes: made.measures.map((one) => code(one, { Unit: '%', Decimals: 1, DataType: 'Double' })),
    Dimensions: [code('RegioS', { Kind: 'GeoDimension' }), code('Perioden', { Kind: 'TimeDimension' })],
    RegioSCodes: areas.map((one) => code(one)),
    PeriodenCodes: made.periods.map((one) => code(one, { Status: 'Definitief' })),
  };
  // Made beforehand, so that only the command is measured; the mapping asks for all of it.
  const all = [...observations(made)];
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const name = url.pathname.split('/').at(-1);
    const send = (body) => response.end(JSON.stringify(body));
    if (name === 'Properties') return send({ Title: 'Gemaakt', Version: '1', Modified: '2026-01-01T02:00:00' });
    if (lists[name]) return send({ value: lists[name] });
    if (name !== 'Observations') return response.writeHead(404).end('{}');
    const skip = Number(url.searchParams.get('$skip') ?? 0);
    const value = all.slice(skip, skip + PAGE);
    url.searchParams.set('$skip', String(skip + PAGE));
    const next =
      all.length > skip + PAGE
        ? { '@odata.nextLink': `http://${request.headers.host}${url.pathname}${url.search}` }
        : {};
    return send({ ...next, value });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/CBS`, close: () => server.close() };
}

/** Seconds and megabytes of a command of its own. */
async function measured(args) {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(PEAK)}`, MAIN, ...args],
    { stdio: 'pipe' },
  );
  let output = '';
  let written = null;
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    if (written === null && String(chunk).includes(' written: ')) written = (performance.now() - started) / 1000;
    else output += chunk;
  });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`The pull failed: ${output}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, written: written ?? seconds, megabytes: Number(/^peak (\d+)$/m.exec(output)[1]) };
}

const PEAK = "process.on('exit', () => console.log('peak ' + Math.round(process.resourceUsage().maxRSS / 1024)))";

/** What any reader of the file must do: split its lines, and write one for each cell. */
async function reference(file, folder) {
  const started = performance.now();
  const out = createWriteStream(join(folder, 'reference.csv'));
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [area, ...cells] = line.split(';');
    for (const cell of cells)
      if (!out.write(`${area},2024,${Number(cell.replace(',', '.'))}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return (performance.now() - started) / 1000;
}

const cells = Number(process.argv[2] ?? 171_000);
const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-bench-pull-'));
const made = table(cells);
const total = made.measures.length * areas.length * YEARS;
const define = (name) => ({ name_nl: name, unit: 'percent' });
const server = await serve(made);
try {
  const write = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const columns = made.measures.flatMap((measure) =>
    made.periods.map((period) => ({ measure, year: period.slice(0, 4) })),
  );
  const rows = areas.map((area, row) => [area, ...columns.map((_, column) => `${(row * column) % 99},5`)].join(';'));
  const csv = write(
    'wide.csv',
    `area;${columns.map(({ measure, year }) => `${measure} ${year}`).join(';')}\n${rows.join('\n')}\n`,
  );
  const bare = await reference(csv, folder);
  const csvMapping = write('csv.json', {
    source: 'csv',
    document: { title: 'Gemaakt', publisher: 'cbs', published_on: '2026-01-01' },
    licences: [{ name: 'CC0-1.0' }],
    indicators: Object.fromEntries(made.measures.map((one) => [one.toLowerCase(), define(one)])),
    tables: [
      {
        area: { column: 'area', by: 'code' },
        columns: made.measures.map((one) => ({ header: `${one} {period}`, indicator: one.toLowerCase() })),
      },
    ],
  });
  const cbsMapping = write('cbs.json', {
    source: 'cbs',
    table: '99999NED',
    areas: ['GM*'],
    periods: { from: made.periods[0] },
    indicators: made.measures.map((one) => ({ indicator: one.toLowerCase(), measure: one, define: define(one) })),
  });
  const pulls = {
    'pull csv': ['pull', 'csv', csv, '--mapping', csvMapping, '--out', join(folder, 'gemaakt-csv')],
    'pull cbs': [
      'pull',
      'cbs',
      '99999NED',
      '--base-url',
      server.url,
      '--mapping',
      cbsMapping,
      '--out',
      join(folder, 'gemaakt-cbs'),
    ],
  };
  console.log(`${total} cells; reference ${bare.toFixed(2)} s, ${Math.round(total / bare)} cells a second`);
  for (const [name, args] of Object.entries(pulls)) {
    const { seconds, written, megabytes } = await measured(args);
    const rate = Math.round(total / written);
    console.log(
      `${name}: ${written.toFixed(1)} s to the package, ${rate} cells a second, ${(written / bare).toFixed(1)} × the ` +
        `reference; ${seconds.toFixed(1)} s with its check; ${megabytes} MB`,
    );
  }
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
