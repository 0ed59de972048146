import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { describePackages } from '../../src/packages/write/describe-packages.js';
import { writePackages } from '../../src/packages/write/write-packages.js';
import { rowsOf } from './store-contents.js';
import { readCorpus } from '../support/corpus.js';
import {
  type Answer,
  dialects,
  openLoadedStore,
  openTestGraph,
  openTestStore,
  type TestGraph,
} from '../support/graph.js';
import { importOthers } from '../support/import-others.js';
import { addNames, NAMES } from '../support/names-of-people.js';
import { Dice } from '../support/random/dice.js';

/** What is about the import itself, not about what was imported, differs. */
const ABOUT_IMPORTS = /\b(imports|changesSince|dataVersion|importedAt)\b/;

const corpus = readCorpus().filter(({ document }) => !ABOUT_IMPORTS.test(document));

describe.each(dialects())('everything, written out of one store and loaded into an empty one, on %s', (dialect) => {
  let folder: string;
  let first: TestGraph;
  let second: TestGraph;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-round-trip-'));
    first = await openTestGraph(dialect, { fill: addNames });
    await writePackages(first.store, modules, join(folder, 'all'), { people: true, release: true });
    second = await openTestGraph(dialect, {
      isEmpty: true,
      fill: (store) => importOthers(store, modules, join(folder, 'all')),
    });
  });
  afterAll(async () => {
    await Promise.all([first, second].map((graph) => graph.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(corpus)('answers $name alike', async ({ document, variables }) => {
    const options = { scopes: ['governance:persons'] };
    const [before, after] = await Promise.all(
      [first, second].map((graph) => graph.query(document, variables, options)),
    );
    // Parts of a query are answered side by side: their errors and remarks come in any order.
    const sorted = (list: readonly unknown[] = []) => list.map((one) => JSON.stringify(one)).sort();
    const said = ({ data, errors, warnings }: Answer) => ({
      data: JSON.parse(JSON.stringify(data)),
      errors: sorted(errors),
      warnings: sorted(warnings),
    });
    expect(said(after!)).toEqual(said(before!));
  });

  it('leaves names of people out unless requested', async () => {
    const { store, close } = await openTestStore(dialect);
    expect((await rowsOf(first.store, 'person')).length).toBe(NAMES.length);
    const written = await writePackages(first.store, modules, join(folder, 'nameless'), { release: true });
    expect([...written.keys()]).not.toContain('namen-voorbeeld');
    expect(readdirSync(join(folder, 'nameless')).sort()).toEqual([...written.keys()].sort());
    await importOthers(store, modules, join(folder, 'nameless'));
    expect(await rowsOf(store, 'person')).toEqual([]);
    expect((await rowsOf(store, 'role')).length).toBe((await rowsOf(first.store, 'role')).length);
    await close();
  });

  it.each([1, 2, 3, 4, 5])('keeps every figure of generated data as it was (draw %i)', async (seed) => {
    const made = join(folder, `made-${seed}`);
    writeGenerated(join(made, 'gemaakt-2025'), seed);
    const one = await openLoadedStore(dialect);
    const two = await openTestStore(dialect);
    await importOthers(one.store, modules, made);
    await writePackages(one.store, modules, join(folder, `out-${seed}`), { people: true, release: true });
    await importOthers(two.store, modules, join(folder, `out-${seed}`));
    for (const table of ['measurement', 'citation', 'withdrawal', 'indicator', 'document_facts']) {
      const bare = async (from: typeof one) =>
        (await rowsOf(from.store, table)).map(({ added, changed, ...row }) => row);
      expect(await bare(two)).toEqual(await bare(one));
    }
    await Promise.all([one.close(), two.close()]);
  });
});

/** A package of what figures can be: all periods, bounds, reasons, decimals, text that CSV has to quote. */
function writeGenerated(path: string, seed: number): void {
  const dice = new Dice(seed);
  mkdirSync(path, { recursive: true });
  const periods = [
    '2019',
    '2020-SY',
    'SY-2021',
    '2021-H1',
    '2022-Q3',
    '2023-05',
    '2023-01-01',
    '2021-01-01/2023-12-31',
    'NS-1',
    'NS-2',
  ];
  const notes = ['', 'met "aanhaling", en komma', 'twee\nregels', '=1+1', 'Súdwest-Fryslân', 'laatste'];
  const seen = new Set<string>();
  const rows = Array.from({ length: 60 }, () => {
    const key = [
      dice.pick(['inwoners', 'jeugdhulp-aandeel-tot-18']),
      dice.pick(['GM0935', 'GM0758', 'NL01']),
      dice.pick(periods),
      String(1 + dice.between(0, 1)),
    ];
    if (seen.has(key.join())) return null;
    seen.add(key.join());
    const percent = key[0] !== 'inwoners';
    const value = percent
      ? `${dice.between(0, 98)}.${dice.between(0, 9)}${1 + dice.between(0, 8)}`
      : String(dice.between(0, 100_000));
    const cells = dice.chance(0.2)
      ? ['', '', '', '', dice.pick(['NOT_AVAILABLE', 'SUPPRESSED', 'NOT_YET_PUBLISHED'])]
      : dice.chance(0.2)
        ? ['', '0', value, 'ESTIMATED', '']
        : [value, '', '', dice.pick(['', 'PROVISIONAL', 'NORMAL']), ''];
    return [...key.slice(0, 3), ...cells, key[3]!, dice.pick(['Tabel 1', 'Tabel 1|"2, rechts"']), dice.pick(notes)];
  }).filter((row) => row !== null);
  const csv = (lines: string[][]) =>
    lines
      .map(
        (line) => `${line.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`,
      )
      .join('');
  writeFileSync(
    join(path, 'document.csv'),
    csv([
      'slug,title,publisher,published_on,date_precision,kind,language,sha256,description_nl,description_en'.split(','),
      ['gemaakt-2025', 'Gemaakt', '', '2025-03-01', 'DAY', 'MONITOR', 'nl', 'a'.repeat(64), '', ''],
    ]),
  );
  writeFileSync(
    join(path, 'measurements.csv'),
    csv(['indicator,area,period,value,low,high,quality,missing,rank,locator,note'.split(','), ...rows]),
  );
  const [indicator, area, period, , , , , , rank] = rows[0]!;
  const id = ['measurement', indicator, area, period, 'gemaakt-2025', ...(rank === '1' ? [] : [rank])].join('/');
  writeFileSync(
    join(path, 'withdrawals.csv'),
    csv(['fact,withdrawn_on,reason_nl,reason_en,locator'.split(','), [id, '2025-06-01', 'Telfout.', '', 'Erratum']]),
  );
  describePackages(path, modules);
}
