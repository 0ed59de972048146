import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { BrokenPackageError, type ImportReport, importSeeds } from '../../src/packages/index.js';
import type { Database } from '../../src/packages/load/database.js';
import type { Store } from '../../src/store/open-store.js';
import { edited, type Files, rewritePackages, SOUND, writePackages } from './packages.js';
import { contentsOf, emptyStore, rowsOf } from './store-contents.js';
import { dialects, openTestStore } from '../support/graph.js';
import { importOthers } from '../support/import-others.js';

/** The files of one of the sound packages. */
function only(name: string): Files {
  return Object.fromEntries(Object.entries(SOUND).filter(([path]) => path.startsWith(`${name}/`)));
}

/** No files of the packages with these names. */
function without(...names: string[]): Files {
  const paths = Object.keys(SOUND).filter((path) => names.some((name) => path.startsWith(`${name}/`)));
  return Object.fromEntries(paths.map((path) => [path, null]));
}

const RELEASE = { ...without('nota-2025'), ...edited('nota-2024/indicators.csv', 'care,,,,1', 'care,,,percent,1') };

describe.each(dialects())('a stored package that does not fit the release, on %s', (dialect) => {
  let store: Store;
  let close: () => Promise<void>;
  let folder: string;
  let remove: () => void;
  let before: Record<string, unknown[]>;

  beforeAll(async () => {
    ({ store, close } = await openTestStore(dialect));
  });
  /** The release has nota-2024; nota-2025, which describes the same organisation and indicator, is imported into the same store. */
  beforeEach(async () => {
    await emptyStore(store);
    ({ folder, remove } = writePackages(RELEASE));
    await importSeeds(store, modules, folder);
    await importPackage(only('nota-2025'));
    before = await facts();
  });
  afterEach(() => remove());
  afterAll(() => close());

  async function importPackage(files: Files): Promise<ImportReport> {
    rewritePackages(folder, { ...without('gebieden', 'nota-2024', 'nota-2025'), ...files });
    return importOthers(store, modules, folder);
  }

  /** What a start does with the packages of a release. */
  async function start(changes: Files = {}): Promise<ImportReport> {
    rewritePackages(folder, { ...RELEASE, ...changes });
    return importSeeds(store, modules, folder);
  }

  /** Changes a stored file, as if an earlier release had accepted it. */
  async function tamper(name: string, change: (text: string) => string, packageName = 'nota-2025'): Promise<void> {
    const db = store.fork().getKysely() as unknown as Database;
    const { content } = await db
      .selectFrom('package_file')
      .select('content')
      .where('package_name', '=', packageName)
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('package_file')
      .set({ content: Buffer.from(change(Buffer.from(content as Uint8Array).toString('utf8'))) })
      .where('package_name', '=', packageName)
      .where('name', '=', name)
      .execute();
  }

  /** Makes the next start read all packages again, as that of another release does. */
  async function forgetMapping(): Promise<void> {
    const db = store.fork().getKysely() as unknown as Database;
    await db.updateTable('loaded_package').set({ mapping: 0 }).execute();
  }

  async function facts(): Promise<Record<string, unknown[]>> {
    const { loaded_package: _, data_version: __, ...rest } = await contentsOf(store);
    return rest;
  }

  async function reasons(): Promise<Record<string, string>> {
    const rows = await rowsOf(store, 'loaded_package');
    return Object.fromEntries(rows.filter(({ outdated }) => outdated !== null).map((row) => [row.name, row.outdated]));
  }

  const OUTDATED: [string, string, (text: string) => string, string][] = [
    [
      'a column that the release does not know',
      'organisations.csv',
      (text) => text.replace('locator,note', 'locator,note,kvk').replace('Inleiding,', 'Inleiding,,1'),
      'nota-2025/organisations.csv, row 1, column kvk: "kvk" is not a column of organisations. Remove it. [header]',
    ],
    [
      'a required column that it lacks',
      'organisations.csv',
      (text) => text.replace(',kind,', ',').replace(',MUNICIPALITY,', ','),
      'nota-2025/organisations.csv, row 1, column kind: The required column "kind" is missing. [header]',
    ],
    [
      'a value that is no longer one',
      'indicators.csv',
      (text) => text.replace('percent,1', 'percent,x'),
      'nota-2025/indicators.csv, row 2, column decimals: "x" is not a whole number',
    ],
    [
      'a file that cannot be read',
      'indicators.csv',
      () => 'slug,"naam\n',
      'nota-2025/indicators.csv, row 1: The file has a quoted value that is never closed: end it with a double quote. [quoting]',
    ],
    [
      'a newer version of the format',
      'datapackage.json',
      (text) => text.replace('"jeugdgraaf:formatVersion": 2', '"jeugdgraaf:formatVersion": 9'),
      'nota-2025/datapackage.json: The package follows version 9 of the format',
    ],
    [
      'a reference to what does not exist',
      'mentions.csv',
      (text) => text.replace('organisation/trajekt', 'organisation/gone'),
      'nota-2025/mentions.csv, row 2, column fact: "organisation/gone" names nothing that exists.',
    ],
  ];

  it.each(OUTDATED)('with %s is served as it was, and fixed by another import', async (_, file, change, reason) => {
    await tamper(file, change);
    await forgetMapping();
    const { packages } = await start();
    expect(packages.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    expect(await facts()).toEqual(before);
    const flagged = await reasons();
    expect(Object.keys(flagged)).toEqual(['nota-2025']);
    expect(flagged['nota-2025']).toContain(reason);

    await start();
    expect(await reasons()).toEqual(flagged);
    await importPackage(only('nota-2025'));
    expect(await reasons()).toEqual({});
    expect(await facts()).toEqual(before);
  });

  it.each(OUTDATED)('with %s keeps no other package from being imported', async (_, file, change) => {
    await tamper(file, change);
    // No start has read it since.
    const other = {
      'nota-2026/document.csv': (SOUND['nota-2025/document.csv'] as string).replaceAll('2025', '2026'),
      'nota-2026/measurements.csv': (SOUND['nota-2025/measurements.csv'] as string).replace('2024', '2025'),
    };
    expect((await importPackage(other)).packages).toMatchObject([{ name: 'nota-2026', status: 'added' }]);
    expect(Object.keys(await reasons())).toEqual(['nota-2025']);
    const now = await facts();
    for (const [table, rows] of Object.entries(before))
      if (table !== 'removed_fact') expect(now[table]).toEqual(expect.arrayContaining(rows));
  });

  it('is still what others refer to', async () => {
    // nota-2025 is the only one to describe an indicator that nota-2026 has figures of.
    const row = 'nieuw,Nieuw,,,,percent,1,,,,,Bijlage 1,\n';
    await importPackage({
      ...only('nota-2025'),
      'nota-2025/indicators.csv': `${SOUND['nota-2025/indicators.csv']}${row}`,
    });
    await tamper('indicators.csv', (text) => text.replace('slug,name_nl', 'sleutel,name_nl'));
    const other = {
      'nota-2026/document.csv': (SOUND['nota-2025/document.csv'] as string).replaceAll('2025', '2026'),
      'nota-2026/measurements.csv': (SOUND['nota-2025/measurements.csv'] as string).replaceAll('jeugdhulp', 'nieuw'),
    };
    await importPackage(other);
    expect(Object.keys(await reasons())).toEqual(['nota-2025']);
    await forgetMapping();
    await start();
    expect(Object.keys(await reasons())).toEqual(['nota-2025']);
    expect((await rowsOf(store, 'indicator')).map(({ slug }) => slug)).toContain('nieuw');

    // To import it without that indicator would leave the others without it.
    await expect(importPackage(only('nota-2025'))).rejects.toThrow(BrokenPackageError);
  });

  it('keeps the entities that it refers to when the release no longer has them', async () => {
    const trajekt = /trajekt,.*\n/;
    const dropped = {
      'nota-2024/organisations.csv': (SOUND['nota-2024/organisations.csv'] as string).replace(trajekt, ''),
    };
    await start(dropped);
    expect((await reasons())['nota-2025']).toContain('"organisation/trajekt" names nothing that exists.');
    const kept = async () => [
      (await rowsOf(store, 'organisation')).filter(({ slug }) => slug === 'trajekt').map(({ name_nl }) => name_nl),
      (await rowsOf(store, 'citation'))
        .filter(({ fact }) => fact === 'organisation/trajekt')
        .map(({ document }) => document),
    ];
    expect(await kept()).toEqual([['Trajekt'], ['nota-2024', 'nota-2025']]);
    await forgetMapping();
    await start(dropped);
    expect(await kept()).toEqual([['Trajekt'], ['nota-2024', 'nota-2025']]);

    await importPackage({ ...only('nota-2025'), 'nota-2025/mentions.csv': null });
    expect(await kept()).toEqual([[], []]);
    expect(await reasons()).toEqual({});
  });

  it('keeps the entities that its figures are about when the release no longer has them', async () => {
    await importPackage({
      ...only('nota-2025'),
      'nota-2025/indicators.csv': null,
      'nota-2025/measurements.csv': (SOUND['nota-2025/measurements.csv'] as string)
        .replaceAll('jeugdhulp', 'inwoners')
        .replace('17.1', '17'),
    });
    const figures = await rowsOf(store, 'measurement');
    await start({
      'nota-2024/indicators.csv': (SOUND['nota-2024/indicators.csv'] as string)
        .replace(/inwoners,.*\n/, '')
        .replace('care,,,,1', 'care,,,percent,1'),
      'nota-2024/measurements.csv': (SOUND['nota-2024/measurements.csv'] as string).replace(/inwoners,.*\n/, ''),
    });
    expect((await reasons())['nota-2025']).toContain('rows are about indicator "inwoners"');
    expect((await rowsOf(store, 'indicator')).map(({ slug }) => slug)).toContain('inwoners');
    expect((await rowsOf(store, 'measurement')).filter((row) => row.package === 'nota-2025')).toEqual(
      figures.filter((row) => row.package === 'nota-2025'),
    );
  });

  it('gives way to the release where both describe the same entity differently', async () => {
    await start(edited('nota-2024/indicators.csv', 'care,,,,1', 'care,,,count,0'));
    expect((await reasons())['nota-2025']).toContain(
      '"percent" differs from "count" in nota-2024/indicators.csv row 2',
    );
  });

  it('does not excuse the release, whose own packages have to fit', async () => {
    await expect(start(edited('gebieden/units.csv', 'code,symbol', 'code,sign'))).rejects.toThrow(
      'The required column "symbol" is missing.',
    );
  });

  it('does not excuse an import that takes away what another package needs', async () => {
    await importPackage({
      ...only('nota-2025'),
      'nota-2025/organisations.csv': `${SOUND['nota-2025/organisations.csv']}nieuw,Nieuw,,WELFARE,,,,,,1,\n`,
    });
    await importPackage({
      'nota-2026/document.csv': (SOUND['nota-2025/document.csv'] as string).replaceAll('2025', '2026'),
      'nota-2026/mentions.csv': 'fact,locator,note\norganisation/nieuw,1,\n',
    });
    await expect(importPackage(only('nota-2025'))).rejects.toThrow('"organisation/nieuw" names nothing that exists.');
    expect(await reasons()).toEqual({});
  });
});
