// What a search costs: searches a second in one process, compared with a plain `like` over the same texts in the same run.
//   npm run bench:search [-- --copies 1 --seconds 3]
// Copies repeat the texts of the release under other ids: they are no data, and their store is thrown away.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Kept } from '../src/contract/kept.js';
import { RequestContext } from '../src/contract/request-context.js';
import { modules } from '../src/modules/index.js';
import { searchFacts } from '../src/modules/provenance/search/search.repository.js';
import { importSeeds, SHIPPED_SEEDS } from '../src/packages/index.js';
import { openStore } from '../src/store/open-store.js';

const { values } = parseArgs({
  options: { copies: { type: 'string', default: '1' }, seconds: { type: 'string', default: '3' } },
});
const QUERIES = [
  'jeugdzorg',
  'spijbelen',
  'echtscheidng',
  'Den Haag',
  'pleegzorg kosten Maastricht',
  'jeugdhulpkosten',
];

const store = await openStore({ dialect: 'sqlite', path: ':memory:' }, modules);
await importSeeds(store, modules, SHIPPED_SEEDS);
const db = store.fork().getKysely();
for (let copy = 1; copy < Number(values.copies); copy += 1) {
  const [facts, texts] = [
    await db.selectFrom('fact').selectAll().where('id', 'not like', '%~%').execute(),
    await db.selectFrom('search_text').selectAll().where('fact', 'not like', '%~%').execute(),
  ];
  for (let from = 0; from < facts.length; from += 1000)
    await db
      .insertInto('fact')
      .values(facts.slice(from, from + 1000).map((fact) => ({ ...fact, id: `${fact.id}~${copy}` })))
      .execute();
  for (let from = 0; from < texts.length; from += 1000)
    await db
      .insertInto('search_text')
      .values(
        texts
          .slice(from, from + 1000)
          .map((text) => ({ ...text, number: text.number + copy * 1_000_000, fact: `${text.fact}~${copy}` })),
      )
      .execute();
}

const kept = new Kept();
const context = () => new RequestContext(store.fork(), new Set(), new Map(), undefined, kept);
const { n } = await db
  .selectFrom('search_text')
  .select((eb) => eb.fn.countAll().as('n'))
  .executeTakeFirst();
global.gc?.();
const before = process.memoryUsage().heapUsed;
const started = performance.now();
await searchFacts(context(), 'index', { kinds: null, limit: 1 });
console.log(`${n} texts; the index takes ${Math.round(performance.now() - started)} ms`);
console.log(`memory of the heap: ${Math.round((process.memoryUsage().heapUsed - before) / 1e6)} MB more`);

/** How often a second. */
async function rate(run) {
  const until = performance.now() + Number(values.seconds) * 1000;
  let count = 0;
  const from = performance.now();
  while (performance.now() < until) await run(QUERIES[count++ % QUERIES.length]);
  return count / ((performance.now() - from) / 1000);
}

const search = await rate((text) => searchFacts(context(), text, { kinds: null, limit: 20 }));
const like = await rate((text) =>
  db
    .selectFrom('search_text')
    .select('fact')
    .distinct()
    .where((eb) => eb.and(text.split(' ').map((word) => eb('text', 'like', `%${word}%`))))
    .execute(),
);
console.log(
  `search ${search.toFixed(0)} a second, like ${like.toFixed(0)} a second: ratio ${(search / like).toFixed(2)}`,
);
await store.close();
