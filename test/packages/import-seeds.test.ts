import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { formatReport, type ImportReport, importSeeds } from '../../src/packages/index.js';
import type { Store } from '../../src/store/open-store.js';
import { edited, type Files, rewritePackages, SOUND, writePackages } from './packages.js';
import { contentsOf, emptyStore, rowsOf } from './store-contents.js';
import { dialects, openTestStore } from '../support/graph.js';
import { importOthers } from '../support/import-others.js';

describe.each(dialects())('an import on %s', (dialect) => {
  let store: Store;
  let close: () => Promise<void>;
  let folder: string;
  let remove: () => void;
  let first: ImportReport;

  beforeAll(async () => {
    ({ store, close } = await openTestStore(dialect));
  });
  beforeEach(async () => {
    await emptyStore(store);
    ({ folder, remove } = writePackages());
    first = await importSeeds(store, modules, folder);
  });
  afterEach(() => remove());
  afterAll(() => close());

  async function importAgain(changes: Files, load = importSeeds): Promise<ImportReport> {
    rewritePackages(folder, changes);
    return load(store, modules, folder);
  }

  /** The changes of a report without the tables that only count. */
  const changesOf = ({ tables }: ImportReport) =>
    Object.fromEntries(tables.map(({ table, inserted, updated, deleted }) => [table, [inserted, updated, deleted]]));

  it('reports what it did and names the data version', () => {
    expect(first.packages).toMatchObject(
      ['gebieden', 'nota-2024', 'nota-2025'].map((name) => ({ name, status: 'added' })),
    );
    expect(first.version).toMatch(/^1-[0-9a-f]{8}$/);
    expect(formatReport(first)).toBe(`data version ${first.version}: ${first.changes} changes, packages 3 added`);
  });

  it('counts facts: entities with an id, and figures', async () => {
    // Facts: 2 areas, 2 units, 2 documents, 2 organisations, 2 indicators, 1 role; figures: 3 + 2.
    expect(await rowsOf(store, 'data_version')).toMatchObject([{ number: 1, id: first.version, facts: 16 }]);
    // The fact of an entity that several documents describe is that of the one that says most.
    const loaded = await rowsOf(store, 'loaded_package');
    expect(loaded.map(({ name, facts }) => [name, facts]).sort()).toEqual([
      ['gebieden', 4],
      ['nota-2024', 7],
      ['nota-2025', 5],
    ]);
    // nota-2024: 2 organisations, 2 indicators, 1 role, 3 figures; nota-2025: 1 organisation, 1 indicator, 1 mention, 2 figures.
    expect(await rowsOf(store, 'document_facts')).toMatchObject([
      { document: 'nota-2024', facts: 8 },
      { document: 'nota-2025', facts: 5 },
    ]);
  });

  it('does nothing the second time', async () => {
    const before = await contentsOf(store);
    const again = await importSeeds(store, modules, folder);
    expect(again).toMatchObject({
      packages: ['gebieden', 'nota-2024', 'nota-2025'].map((name) => ({ name, status: 'unchanged' })),
      tables: [],
      changes: 0,
      version: first.version,
    });
    expect(await contentsOf(store)).toEqual(before);
  });

  it('shows the texts of the document that says most, fills other columns from all, and cites all', async () => {
    const municipality = (await rowsOf(store, 'organisation')).find(({ slug }) => slug === 'gemeente-maastricht');
    expect(municipality).toMatchObject({
      name_nl: 'Gemeente Mestreech',
      name_en: 'Municipality of Maastricht',
      area: 'GM0935',
      description_nl: 'Maakt elk jaar een nota.',
      // English of the other document is about its own Dutch.
      description_en: null,
      package: 'nota-2025',
    });
    const citations = await rowsOf(store, 'citation');
    expect(citations.filter(({ fact }) => fact === 'organisation/gemeente-maastricht')).toEqual([
      {
        fact: 'organisation/gemeente-maastricht',
        document: 'nota-2024',
        locator: '1',
        note: 'Alleen hier met gebied.',
        note_en: null,
        package: 'nota-2024',
      },
      {
        fact: 'organisation/gemeente-maastricht',
        document: 'nota-2024',
        locator: '2.1',
        note: 'Alleen hier met gebied.',
        note_en: null,
        package: 'nota-2024',
      },
      {
        fact: 'organisation/gemeente-maastricht',
        document: 'nota-2025',
        locator: 'Inleiding',
        note: null,
        note_en: null,
        package: 'nota-2025',
      },
    ]);
    expect(citations.filter(({ fact }) => fact === 'organisation/trajekt')).toMatchObject([
      { document: 'nota-2024', locator: '3', note: null },
      { document: 'nota-2025', locator: 'Bijlage 2', note: 'Hier het jongerenwerk.' },
    ]);
  });

  it('keeps the texts of every document, with their places', async () => {
    const texts = (await rowsOf(store, 'document_text')).filter(
      ({ fact }) => fact === 'organisation/gemeente-maastricht',
    );
    const kept = texts.map((row) => [
      row.document,
      row.field,
      row.name_nl ?? row.text_nl,
      row.name_en ?? row.text_en,
      row.locator,
    ]);
    expect(kept.sort()).toEqual([
      ['nota-2024', 'description', 'Maakt de nota.', 'Makes the note.', '1 | 2.1'],
      ['nota-2024', 'name', 'Gemeente Maastricht', null, '1 | 2.1'],
      ['nota-2025', 'description', 'Maakt elk jaar een nota.', null, 'Inleiding'],
      ['nota-2025', 'name', 'Gemeente Mestreech', 'Municipality of Maastricht', 'Inleiding'],
    ]);
  });

  it('keeps figures apart by document, and their places and notes with them', async () => {
    const figures = (await rowsOf(store, 'measurement')).filter(({ period }) => period === '2023');
    expect(
      figures.map(({ document, value, locator, note }) => [document, Number(value), locator, note]).sort(),
    ).toEqual([
      ['nota-2024', 16.1, '2, tabel', 'voorlopig'],
      ['nota-2025', 17.1, 'Bijlage 1', null],
    ]);
    expect((await rowsOf(store, 'citation')).some(({ fact }) => fact.startsWith('measurement/'))).toBe(false);
  });

  it('keeps notes in English, where all notes of a place are', async () => {
    const mentions = (...rows: string[]) => ['fact,locator,note,note_en', ...rows, ''].join('\n');
    const notes = async () =>
      (await rowsOf(store, 'citation'))
        .filter(({ fact, document }) => fact === 'organisation/gemeente-maastricht' && document === 'nota-2025')
        .map(({ locator, note, note_en }) => [locator, note, note_en]);
    const organisations = (SOUND['nota-2025/organisations.csv'] as string)
      .replace('locator,note', 'locator,note,note_en')
      .replace('Inleiding,', 'Inleiding|2,Ook hier.,Here as well.');
    await importAgain({
      'nota-2025/organisations.csv': organisations,
      'nota-2025/mentions.csv': mentions('organisation/gemeente-maastricht,2,Als maker.,As the author.'),
    });
    expect(await notes()).toEqual([
      ['2', 'Ook hier. Als maker.', 'Here as well. As the author.'],
      ['Inleiding', 'Ook hier.', 'Here as well.'],
    ]);
    // Half in English would be in neither language.
    await importAgain({
      'nota-2025/organisations.csv': organisations,
      'nota-2025/mentions.csv': mentions('organisation/gemeente-maastricht,2,Als maker.,'),
    });
    expect((await notes())[0]).toEqual(['2', 'Ook hier. Als maker.', null]);
  });

  it('stores a name apart: not among the facts, the citations or the search index', async () => {
    expect(await rowsOf(store, 'person')).toMatchObject([{ role: 'nota-2024-wethouder', name: 'Wilhelmina Geheim' }]);
    const { person: _, ...others } = await contentsOf(store);
    expect(JSON.stringify(others)).not.toMatch(/wilhelmina|geheim/i);
  });

  it('writes only the rows that differ, and raises the data version', async () => {
    const report = await importAgain({
      'nota-2024/measurements.csv': (SOUND['nota-2024/measurements.csv'] as string)
        .replace('13.4', '13.5')
        .replace('inwoners,GM0935,2023-01-01,15551', 'inwoners,GM0935,2024-01-01,15551'),
    });
    expect(report.packages.map(({ status }) => status)).toEqual(['unchanged', 'changed', 'unchanged']);
    expect(changesOf(report)).toEqual({ measurement: [1, 1, 1] });
    expect(report.changes).toBe(3);
    expect(report.version).toMatch(/^2-/);
    expect(
      (await rowsOf(store, 'measurement'))
        .map(({ period, value }) => [period, value === null ? null : Number(value)])
        .sort(),
    ).toEqual([
      ['2022', 13.5],
      ['2023', 16.1],
      ['2023', 17.1],
      ['2024', null],
      ['2024-01-01', 15551],
    ]);
  });

  it('leaves an entity that one document no longer describes to the others', async () => {
    const report = await importAgain({
      'nota-2025/organisations.csv': (SOUND['nota-2025/organisations.csv'] as string).split('\n')[0]!,
    });
    expect(changesOf(report)).toEqual({
      citation: [0, 0, 1],
      document_facts: [0, 1, 0],
      document_text: [0, 0, 2],
      fact: [0, 1, 0],
      organisation: [0, 1, 0],
    });
    expect((await rowsOf(store, 'organisation')).find(({ slug }) => slug === 'gemeente-maastricht')).toMatchObject({
      name_nl: 'Gemeente Maastricht',
      name_en: null,
      package: 'nota-2024',
    });
  });

  it('raises no data version when a file only looks different', async () => {
    const report = await importAgain(edited('gebieden/units.csv', 'percent,%', '"percent",%'));
    expect(report).toMatchObject({
      changes: 0,
      version: first.version,
      packages: [{ name: 'gebieden', status: 'changed' }, {}, {}],
    });
    expect((await importSeeds(store, modules, folder)).packages[0]).toMatchObject({
      name: 'gebieden',
      status: 'unchanged',
    });
  });

  it('adds packages from elsewhere to those in the store, and lets them refer to these', async () => {
    const report = await importAgain(
      {
        ...Object.fromEntries(Object.keys(SOUND).map((path) => [path, null])),
        'nota-2026/document.csv': (SOUND['nota-2025/document.csv'] as string).replaceAll('2025', '2026'),
        'nota-2026/measurements.csv': (SOUND['nota-2025/measurements.csv'] as string).replace('2024', '2025'),
      },
      importOthers,
    );
    expect(report.packages).toMatchObject([{ name: 'nota-2026', status: 'added' }]);
    expect(changesOf(report)).toEqual({
      document: [1, 0, 0],
      document_facts: [1, 0, 0],
      fact: [1, 0, 0],
      measurement: [2, 0, 0],
    });
    expect(await rowsOf(store, 'data_version')).toMatchObject([{ facts: 16 }, { number: 2, facts: 19 }]);
  });

  it('is done once when two processes start together', async () => {
    rewritePackages(folder, edited('nota-2024/measurements.csv', '13.4', '13.5'));
    const reports = await Promise.all([importSeeds(store, modules, folder), importSeeds(store, modules, folder)]);
    expect(reports.map(({ changes }) => changes).sort()).toEqual([0, 1]);
    expect(await rowsOf(store, 'data_version')).toHaveLength(2);
  });

  it('leaves nothing behind when the store fails halfway', async () => {
    rewritePackages(folder, edited('nota-2024/organisations.csv', 'Trajekt,', 'Trajekt welzijn,'));
    const { schema } = store.fork().getKysely<never>();
    await schema.alterTable('fact_search').renameTo('away').execute();
    await expect(importSeeds(store, modules, folder)).rejects.toThrow();
    await schema.alterTable('away').renameTo('fact_search').execute();
    expect((await rowsOf(store, 'organisation')).map(({ name_nl }) => name_nl)).toEqual([
      'Gemeente Mestreech',
      'Trajekt',
    ]);
    expect(await rowsOf(store, 'data_version')).toHaveLength(1);
  });

  it('removes packages that the folder of seeds no longer has', async () => {
    const gone = Object.fromEntries(
      Object.keys(SOUND)
        .filter((path) => path.startsWith('nota-2025/'))
        .map((path) => [path, null]),
    );
    // Only nota-2025 gave the unit of jeugdhulp.
    await expect(importAgain(gone)).rejects.toThrow('The column "unit" is empty in every package that describes this');

    const described = edited('nota-2024/indicators.csv', 'care,,,,1', 'care,,,percent,1');
    expect(await importAgain({ ...gone, ...described })).toMatchObject({
      packages: [
        { name: 'gebieden', status: 'unchanged' },
        { name: 'nota-2024', status: 'changed' },
        { name: 'nota-2025', status: 'removed' },
      ],
    });
    expect((await rowsOf(store, 'loaded_package')).map(({ name }) => name)).toEqual(['gebieden', 'nota-2024']);
    expect(JSON.stringify(await rowsOf(store, 'citation'))).not.toContain('nota-2025');
  });

  it('follows a package that gets another name', async () => {
    const renamed = Object.fromEntries(
      Object.entries(SOUND)
        .filter(([path]) => path.startsWith('nota-2024/'))
        .flatMap(([path, content]) => [
          [path, null],
          [path.replace('nota-2024/', 'nota-vier/'), (content as string).replace(/^nota-2024,/m, 'nota-vier,')],
        ]),
    );
    expect((await importAgain(renamed)).packages.map(({ name, status }) => [name, status])).toEqual([
      ['gebieden', 'unchanged'],
      ['nota-2025', 'unchanged'],
      ['nota-vier', 'added'],
      ['nota-2024', 'removed'],
    ]);
    expect(await rowsOf(store, 'role')).toMatchObject([{ slug: 'nota-2024-wethouder', package: 'nota-vier' }]);
    expect((await rowsOf(store, 'citation')).filter(({ document }) => document === 'nota-2024')).toEqual([]);
  });

  it('rejects an imported package that describes an entity of one document in another way', async () => {
    const others = Object.fromEntries(Object.keys(SOUND).map((path) => [path, null]));
    const loading = importAgain(
      {
        ...others,
        'nota-2026/document.csv': (SOUND['nota-2025/document.csv'] as string).replaceAll('2025', '2026'),
        'nota-2026/roles.csv': (SOUND['nota-2024/roles.csv'] as string).replace('Wethouder', 'Burgemeester'),
      },
      importOthers,
    );
    await expect(loading).rejects.toThrow(
      'nota-2026/roles.csv, row 2, column slug: "role/nota-2024-wethouder" is already described by nota-2024/roles.csv row 2: cite it in mentions.csv instead.',
    );
  });

  it('keeps the search index in step with the facts', async () => {
    expect((await search('mestreech')).title).toEqual(['organisation/gemeente-maastricht']);
    expect((await search('nota')).any).toContain('organisation/gemeente-maastricht');
    await importAgain(edited('nota-2025/organisations.csv', 'Gemeente Mestreech', 'Gemeente Súdwest'));
    expect((await search('mestreech')).any).toEqual([]);
    expect((await search('sudwest')).title).toEqual(['organisation/gemeente-maastricht']);
    // A unit is known, so that indicators can refer to it, but it is not found.
    expect((await search('procent')).any).toEqual([]);
  });

  async function search(word: string): Promise<{ title: string[]; any: string[] }> {
    const rows = await rowsOf(store, 'fact_search');
    // SQLite keeps the words themselves, PostgreSQL a vector of them: 'word':1 'other':2.
    const has = (column: string) => new RegExp(`(^|[ '])${word}([ ']|$)`).test(column);
    return {
      title: rows.filter((row) => has(row.title)).map(({ id }) => id),
      any: rows.filter((row) => has(row.title) || has(row.body)).map(({ id }) => id),
    };
  }
});
