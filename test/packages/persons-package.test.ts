import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { checkPackages } from '../../src/packages/check/validate-packages.js';
import { BrokenPackageError, importPackages, importSeeds } from '../../src/packages/index.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';
import { contentsOf, rowsOf } from './store-contents.js';
import { edited, type Files, rewritePackages, SOUND, writePackages } from './packages.js';
import { dialects, openTestStore } from '../support/graph.js';

const HEADER = 'role,position,name,note,locator\n';
const NAMES = `${HEADER}nota-2024-wethouder,1,Wilhelmina Geheim,waarnemend,Slot\n`;
/** The sound packages without names, as a release has them. */
const RELEASE: Files = { 'nota-2024/persons.csv': null };

/** The names beside nothing else, as an operator imports them. */
function onlyNames(changes: Files = {}): Files {
  const nothing = Object.fromEntries(Object.keys(SOUND).map((path) => [path, null]));
  return { ...nothing, 'namen/persons.csv': NAMES, ...changes };
}

const descriptorIn = (folder: string): string => readFileSync(join(folder, 'namen/datapackage.json'), 'utf8');

/** What is wrong with the package of names by itself. */
function findingsIn(changes: Files, descriptor?: (text: string) => string) {
  const { folder, remove } = writePackages(onlyNames(changes));
  if (descriptor) {
    rewritePackages(folder, onlyNames({ ...changes, 'namen/datapackage.json': descriptor(descriptorIn(folder)) }));
  }
  const found = checkPackages(readPackageFiles(folder, modules), modules).flatMap(({ findings }) => findings);
  remove();
  expect(JSON.stringify(found)).not.toMatch(/wilhelmina|geheim|waarnemend/i);
  return found.map(({ file, rule, message }) => ({ file, rule, message }));
}

describe('a package of names of people', () => {
  it('is described as one, with no licence unless it states one', () => {
    const { folder, remove } = writePackages(onlyNames());
    const descriptor = JSON.parse(descriptorIn(folder));
    remove();
    expect(descriptor).toMatchObject({ name: 'namen', 'jeugdgraaf:kind': 'persons' });
    expect(descriptor).not.toHaveProperty('licenses');
    expect(findingsIn({})).toEqual([]);
  });

  it.each<[string, Files, string]>([
    ['a document', { 'namen/document.csv': SOUND['nota-2024/document.csv']! }, 'document.csv'],
    ['roles', { 'namen/roles.csv': SOUND['nota-2024/roles.csv']! }, 'roles.csv'],
    ['a README', { 'namen/README.md': 'Namen.' }, 'README.md'],
  ])('may not hold %s', (_, changes, file) => {
    const kind = (text: string) => {
      const { 'jeugdgraaf:kind': _kind, ...rest } = JSON.parse(text);
      return JSON.stringify({ ...rest, 'jeugdgraaf:kind': 'persons' });
    };
    expect(findingsIn(changes, kind).filter(({ rule }) => rule === 'kind')).toEqual([
      { file, rule: 'kind', message: 'A package of kind "persons" has no other files than persons.csv: remove it.' },
    ]);
  });

  it('has to hold them', () => {
    const files = { 'namen/persons.csv': null, 'namen/units.csv': SOUND['gebieden/units.csv']! };
    const found = findingsIn(files, (text) => JSON.stringify({ ...JSON.parse(text), 'jeugdgraaf:kind': 'persons' }));
    expect(found).toContainEqual({
      file: 'datapackage.json',
      rule: 'kind',
      message: 'A package of kind "persons" has persons.csv: add it.',
    });
  });

  it('has to state its kind', () => {
    const without = (text: string) => JSON.stringify({ ...JSON.parse(text), 'jeugdgraaf:kind': undefined });
    expect(findingsIn({}, without)).toEqual([
      {
        file: 'datapackage.json',
        rule: 'kind',
        message:
          'A package with persons.csv and no document.csv states "jeugdgraaf:kind": "persons" and has no other files: ' +
          'npx jeugdgraaf describe FOLDER writes it.',
      },
    ]);
    const other = (text: string) => text.replace('"persons",\n  "resources"', '"people",\n  "resources"');
    expect(findingsIn({}, other)).toMatchObject([
      { rule: 'kind', message: 'It gives an unknown "jeugdgraaf:kind": write "persons", or leave it out.' },
    ]);
  });
});

describe.each(dialects())('names of people in a store on %s', (dialect) => {
  const base = writePackages(RELEASE);
  const names = writePackages(onlyNames());
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(dialect);
  });
  afterAll(async () => {
    await opened.close();
    base.remove();
    names.remove();
  });

  const importNames = (changes: Files = {}) => {
    rewritePackages(names.folder, onlyNames(changes));
    return importPackages(opened.store, modules, readPackageFiles(names.folder, modules), {
      origin: 'IMPORT',
      by: 'test',
      via: 'COMMAND',
    });
  };
  const start = (changes: Files = {}) => {
    rewritePackages(base.folder, { ...RELEASE, ...changes });
    return importSeeds(opened.store, modules, base.folder);
  };
  const people = () => rowsOf(opened.store, 'person');
  const filesWithNames = async () =>
    (await rowsOf(opened.store, 'package_file')).filter(({ name }) => name === 'persons.csv');

  it('of an earlier release go with its upgrade', async () => {
    await start({ 'nota-2024/persons.csv': SOUND['nota-2024/persons.csv']! });
    expect(await people()).toMatchObject([{ name: 'Wilhelmina Geheim', package: 'nota-2024' }]);
    await start();
    expect([await people(), await filesWithNames()]).toEqual([[], []]);
    expect((await rowsOf(opened.store, 'role')).length).toBe(1);
  });

  it('need a role, and a finding names where one is missing, never a value', async () => {
    const before = await contentsOf(opened.store);
    const rows = `${HEADER}nota-2024-wethouders,1,Wilhelmina Geheim,,Slot\nwilhelmina-geheim,1,Wilhelmina Geheim,,Slot\n`;
    const error = (await importNames({ 'namen/persons.csv': rows }).catch((cause) => cause)) as BrokenPackageError;
    expect(error).toBeInstanceOf(BrokenPackageError);
    expect(error.findings).toMatchObject([
      {
        package: 'namen',
        file: 'persons.csv',
        row: 2,
        column: 'role',
        value: null,
        message: 'The value names no role. Did you mean nota-2024-wethouder?',
      },
      { package: 'namen', file: 'persons.csv', row: 3, column: 'role', value: null },
    ]);
    expect(error.message).not.toMatch(/wilhelmina|geheim/i);
    expect(await contentsOf(opened.store)).toEqual(before);
  });

  it('are imported, revised and kept by the next start, and are no facts', async () => {
    expect(await importNames()).toMatchObject({
      packages: [{ name: 'namen', status: 'added', added: 0, revised: 0, withdrawn: 0 }],
      tables: [{ table: 'person', inserted: 1 }],
      changes: 1,
    });
    expect(await importNames()).toMatchObject({ packages: [{ status: 'unchanged' }], changes: 0 });
    const revised = { 'namen/persons.csv': NAMES.replace('Geheim', 'Anders') };
    expect(await importNames(revised)).toMatchObject({ tables: [{ table: 'person', updated: 1 }] });
    await start(edited('nota-2024/roles.csv', 'Alderman', 'Councillor'));
    expect(await people()).toMatchObject([{ name: 'Wilhelmina Anders', package: 'namen' }]);
    await start();
    await importNames();
  });

  it('are removed by an import of the header alone', async () => {
    await importNames({ 'namen/persons.csv': HEADER });
    expect(await people()).toEqual([]);
    await importNames();
    expect(await people()).toHaveLength(1);
  });

  it('do not show in any checksum: another name gives the same ones', async () => {
    const shown = async () => {
      const [version] = (await rowsOf(opened.store, 'data_version')).sort(
        (a, b) => Number(b.number) - Number(a.number),
      );
      const [line] = (await rowsOf(opened.store, 'data_import')).sort((a, b) => Number(b.number) - Number(a.number));
      return { version: String(version!.id).replace(/^\d+-/, ''), package: line!.package_name, sha256: line!.sha256 };
    };
    const first = await shown();
    expect(first).toMatchObject({ package: 'namen', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await importNames({ 'namen/persons.csv': NAMES.replace('Geheim', 'Anders') });
    expect(await shown()).toEqual(first);
    await importNames();
  });

  it('are out of date, and keep no server from starting, when a release drops their role', async () => {
    await start({ 'nota-2024/roles.csv': null });
    const [line] = (await rowsOf(opened.store, 'loaded_package')).filter(({ name }) => name === 'namen');
    expect(line!.outdated).toBe('namen/persons.csv, row 2, column role: The value names no role. [reference]');
    await start();
    const [later] = (await rowsOf(opened.store, 'loaded_package')).filter(({ name }) => name === 'namen');
    expect(later!.outdated).toBeNull();
    expect(await people()).toMatchObject([{ name: 'Wilhelmina Geheim' }]);
  });
});
