// What the federation costs: the same two queries on the single process and through the gateway, in turn, in one run.
//   npm run bench:federation [-- --seconds 4 --rounds 5 --connections 50]
// Both serve the same SQLite file. Variables differ from request to request, so that no answer can be a copy of another.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { parse } from 'graphql';
import { ROOT } from '../src/contract/root.js';
import {
  describePlan,
  gatewaySchema,
  operationExecutor,
  readSupergraph,
  fetchCount,
} from '../src/federation/gateway/index.js';
import { modules } from '../src/modules/index.js';
import { buildGraphSchema } from '../src/http/graphql/build-schema.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '50' },
  },
});
const [seconds, rounds, connections] = [values.seconds, values.rounds, values.connections].map(Number);

const years = (index) => ({ from: 2015 + (index % 8), to: 2023 + (index % 4), first: 1 + (index % 20) });
const QUERIES = [
  {
    name: 'one module',
    query: `query ($from: Int, $to: Int, $first: Int) {
      indicator(slug: "jeugdhulp-jongeren") { slug name unit { symbol } series(area: "GM0935", from: $from, to: $to) { points { value period { label } } trend { verdict } } }
      measurements(first: $first, filter: { hasValue: true }) { totalCount nodes { value quality period { year } indicator { slug name } } }
    }`,
  },
  {
    name: 'three modules',
    query: `query ($from: Int, $to: Int, $first: Int) {
      municipality(code: "GM0935") {
        name
        measurements(first: $first, filter: { from: $from, to: $to }) { nodes { value period { label } indicator { slug name } } }
        budgetLines(first: $first) { totalCount nodes { name year amount { amount } } }
      }
    }`,
  },
];

/** Starts a command and waits until it prints its address. */
function start(command, env) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('dist/main.js', ROOT)), command], {
    env: { ...process.env, ...env, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const url = /http:\/\/[\w.:]+\/graphql/.exec(output)?.[0];
      if (url)
        resolve({
          url,
          stop: () =>
            new Promise((done) => {
              child.once('exit', done);
              child.kill('SIGTERM');
            }),
        });
    });
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}.`)));
  });
}

/** Operations of which the requests to subgraphs are counted. */
const OPERATIONS = 20;

let index = 0;
/** Loads a server for some seconds; nothing but whole answers counts. */
async function load(url, query, duration) {
  let wrong = 0;
  const run = autocannon({
    url,
    connections,
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [
      {
        setupRequest: (request) => ({ ...request, body: JSON.stringify({ query, variables: years(index++) }) }),
        onResponse: (status, body) => {
          if (status !== 200 || body.includes('"errors"')) wrong += 1;
        },
      },
    ],
  });
  const { requests, latency } = await run;
  if (wrong > 0) throw new Error(`${wrong} answers from ${url} were not whole.`);
  return { rate: requests.total / duration, p50: latency.p50, p99: latency.p99 };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** What the gateway counted so far: requests made to subgraphs, plans made. */
async function counts(url) {
  const lines = (await (await fetch(url.replace('/graphql', '/metrics'))).text()).split('\n');
  const sum = (metric) =>
    lines
      .filter((line) => line.startsWith(`jeugdgraaf_${metric}`))
      .reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
  return { requests: sum('subgraph_request_duration_seconds_count'), plans: sum('query_plans_total') };
}

/** The counts once nothing is asked any more. */
async function whenIdle(url, seen = null) {
  const now = await counts(url);
  if (now.requests === seen?.requests) return now;
  await wait(500);
  return whenIdle(url, now);
}

/** Asks some operations one by one, as those that a load breaks off at its end are asked for and never counted; gives what each took. */
async function askedFor(url, query, operations) {
  const before = await whenIdle(url);
  for (let asked = 0; asked < operations; asked += 1) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: years(index++) }),
    });
    await response.arrayBuffer();
  }
  return (await counts(url)).requests - before.requests;
}

const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-bench-'));
const database = { DATABASE_URL: `sqlite:${join(folder, 'graph.sqlite')}` };
const single = await start('serve', database);
const federated = await start('federated', database);
const sdl = readFileSync(new URL('schema/supergraph.graphql', ROOT), 'utf8');
const executor = operationExecutor(gatewaySchema(sdl, await buildGraphSchema(modules)), readSupergraph(sdl));

process.stdout.write(
  `${connections} connections, ${rounds} rounds of ${seconds} s each, in turn; medians of the rounds, ratios round by round (single process = 1).\n`,
);
try {
  for (const { name, query } of QUERIES) {
    const plan = executor.planOf({ document: parse(query), operationName: null, variables: {} });
    await load(single.url, query, 2);
    await load(federated.url, query, 2);
    const before = await counts(federated.url);
    const results = [];
    for (let round = 0; round < rounds; round += 1)
      results.push({
        single: await load(single.url, query, seconds),
        gateway: await load(federated.url, query, seconds),
      });
    const plans = (await counts(federated.url)).plans - before.plans;
    const asked = await askedFor(federated.url, query, OPERATIONS);
    process.stdout.write(`\n${name}\n`);
    for (const server of ['single', 'gateway']) {
      const of = (figure) => median(results.map((result) => result[server][figure]));
      process.stdout.write(
        `  ${server.padEnd(8)} ${of('rate').toFixed(0).padStart(6)} requests/s   p50 ${of('p50')} ms   p99 ${of('p99')} ms\n`,
      );
    }
    const ratios = results.map((result) => result.gateway.rate / result.single.rate);
    process.stdout.write(
      `  ratio    ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})\n`,
    );
    process.stdout.write(
      `  plan     ${fetchCount(plan)} subgraph requests; ${asked} made for ${OPERATIONS} operations, ${plans} plans made under load\n`,
    );
    process.stdout.write(`${describePlan(plan).replace(/^/gm, '    ')}\n`);
  }
} finally {
  await Promise.all([single.stop(), federated.stop()]);
  rmSync(folder, { recursive: true, force: true });
}
