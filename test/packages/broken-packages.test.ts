import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { BrokenPackageError, type Finding, importSeeds } from '../../src/packages/index.js';
import type { Store } from '../../src/store/open-store.js';
import { edited, type Files, SOUND, writePackages } from './packages.js';
import { contentsOf } from './store-contents.js';
import { dialects, openTestStore } from '../support/graph.js';

const MEASUREMENTS = 'nota-2024/measurements.csv';

/** What is broken, how, and the finding that it must give. */
const BROKEN: [name: string, changes: Files, finding: Partial<Finding>][] = [
  [
    'a day that does not exist',
    edited('nota-2025/document.csv', '2025-02-01', '2025-02-30'),
    {
      package: 'nota-2025',
      file: 'document.csv',
      row: 2,
      column: 'published_on',
      value: '2025-02-30',
      rule: 'type',
      message: '"2025-02-30" is not a date: write an existing day as YYYY-MM-DD, such as 2024-05-01.',
    },
  ],
  [
    'a bad period',
    edited(MEASUREMENTS, 'GM0935,2022,', 'GM0935,2022-Q5,'),
    { file: 'measurements.csv', row: 2, column: 'period', value: '2022-Q5', rule: 'type' },
  ],
  [
    'a value that is no number',
    edited(MEASUREMENTS, '16.1', 'ruim 16'),
    {
      file: 'measurements.csv',
      row: 3,
      column: 'value',
      value: 'ruim 16',
      rule: 'type',
      message:
        '"ruim 16" is not a number: write it with a decimal point and without thousands separators, such as 15551.5.',
    },
  ],
  [
    'a reference to nothing',
    edited(MEASUREMENTS, 'inwoners,GM0935', 'inwonrs,GM0935'),
    {
      file: 'measurements.csv',
      row: 4,
      column: 'indicator',
      value: 'inwonrs',
      rule: 'reference',
      message: '"inwonrs" names no indicator. Did you mean inwoners?',
    },
  ],
  [
    'a mention of nothing',
    edited('nota-2025/mentions.csv', 'organisation/trajekt', 'organisation/trajeckt'),
    {
      file: 'mentions.csv',
      row: 2,
      column: 'fact',
      value: 'organisation/trajeckt',
      rule: 'reference',
      message: '"organisation/trajeckt" names nothing that exists. Did you mean organisation/trajekt?',
    },
  ],
  [
    'two rows with one key',
    edited(MEASUREMENTS, 'GM0935,2022,', 'GM0935,2023,'),
    {
      file: 'measurements.csv',
      row: 3,
      column: 'indicator, area, period, rank',
      rule: 'duplicate',
      message: 'The row has the same indicator, area, period, rank as row 2: keep one.',
    },
  ],
  [
    'an entity that two documents may not both describe',
    { 'nota-2025/roles.csv': SOUND['nota-2024/roles.csv']! },
    {
      package: 'nota-2024',
      file: 'roles.csv',
      row: 2,
      column: 'slug',
      value: 'role/nota-2024-wethouder',
      rule: 'duplicate',
      message:
        '"role/nota-2024-wethouder" is already described by nota-2025/roles.csv row 2: cite it in mentions.csv instead.',
    },
  ],
  [
    'a missing column',
    edited('gebieden/units.csv', 'code,symbol', 'code,sign'),
    {
      package: 'gebieden',
      file: 'units.csv',
      row: 1,
      column: 'symbol',
      rule: 'header',
      message: 'The required column "symbol" is missing.',
    },
  ],
  [
    'an unknown column',
    edited('gebieden/units.csv', 'name_en\npercent,%,procent,percent', 'name_en,naam\npercent,%,procent,percent,x'),
    {
      file: 'units.csv',
      row: 1,
      column: 'naam',
      rule: 'header',
      message: '"naam" is not a column of units. Remove it.',
    },
  ],
  [
    'a misspelled column',
    edited('gebieden/units.csv', 'name_en\n', 'nameen\n'),
    {
      file: 'units.csv',
      row: 1,
      column: 'nameen',
      rule: 'header',
      message: '"nameen" is not a column of units. Did you mean name_en?',
    },
  ],
  [
    'a column twice',
    edited('gebieden/units.csv', 'name_nl,name_en', 'name_nl,name_nl'),
    {
      file: 'units.csv',
      row: 1,
      column: 'name_nl',
      rule: 'header',
      message: 'The column "name_nl" occurs twice: remove one.',
    },
  ],
  [
    'an unknown column of a file with names of people',
    edited('nota-2024/persons.csv', 'role,position,name,note', 'role,position,name,naam'),
    {
      file: 'persons.csv',
      row: 1,
      column: null,
      rule: 'header',
      message: 'The file has a column that persons does not have. Remove it.',
    },
  ],
  [
    'a version of the format that this release does not know',
    { 'nota-2024/datapackage.json': '{"name":"nota-2024","jeugdgraaf:formatVersion":3,"resources":[]}' },
    {
      package: 'nota-2024',
      file: 'datapackage.json',
      rule: 'descriptor',
      message:
        'The package follows version 3 of the format, and this release reads versions up to 2: use a newer release, or describe the package with this one.',
    },
  ],
  [
    'a version of the format that is not one',
    { 'nota-2024/datapackage.json': '{"name":"nota-2024","jeugdgraaf:formatVersion":"2.0","resources":[]}' },
    {
      file: 'datapackage.json',
      rule: 'descriptor',
      message: 'It gives "jeugdgraaf:formatVersion" as "2.0": write a whole number from 1 to 2.',
    },
  ],
  [
    'a row that is too long',
    edited('gebieden/units.csv', 'count,aantal', 'count,aantal,,'),
    {
      file: 'units.csv',
      row: 3,
      rule: 'columns',
      message:
        'The row has 6 cells, the header 4: write one cell for each column, and a text that has the delimiter ' +
        'between quotes.',
    },
  ],
  [
    'a value outside a list of values',
    edited(MEASUREMENTS, 'PROVISIONAL', 'PROVISIONEEL'),
    {
      file: 'measurements.csv',
      row: 3,
      column: 'quality',
      value: 'PROVISIONEEL',
      rule: 'values',
      message: '"PROVISIONEEL" is not a known value. Did you mean PROVISIONAL?',
    },
  ],
  [
    'a missing locator',
    edited(MEASUREMENTS, ',1,"2, tabel",\n', ',1,,\n'),
    {
      file: 'measurements.csv',
      row: 2,
      column: 'locator',
      rule: 'required',
      message: 'The cell is empty, but the column must be filled.',
    },
  ],
  [
    'a rule of the resource that is broken',
    edited(MEASUREMENTS, '15551,,,', ',,,'),
    {
      file: 'measurements.csv',
      row: 4,
      rule: 'check',
      message: expect.stringContaining('has no value and no bound') as unknown as string,
    },
  ],
  [
    'semicolons in the place of commas',
    { 'gebieden/units.csv': (SOUND['gebieden/units.csv'] as string).replaceAll(',', ';') },
    {
      file: 'units.csv',
      row: null,
      rule: 'delimiter',
      message:
        'The file is separated by semicolons, not by commas: save it with the other, or write "dialect": {"delimiter": ";"} for it in the descriptor.',
    },
  ],
  [
    'a checksum of another form',
    edited('nota-2025/document.csv', 'b'.repeat(64), 'onbekend'),
    {
      package: 'nota-2025',
      file: 'document.csv',
      row: 2,
      rule: 'check',
      message:
        'The row breaks a rule of its resource: has a sha256 that is not 64 hexadecimal digits: ' +
        'write what `sha256sum FILE` prints (on Windows `certutil -hashfile FILE SHA256`).',
    },
  ],
  [
    'a licence that is no list',
    { 'nota-2025/datapackage.json': '{"name":"nota-2025","licenses":"CC0-1.0","resources":[]}' },
    {
      package: 'nota-2025',
      file: 'datapackage.json',
      rule: 'descriptor',
      message:
        'Its licenses must be a list such as [{"name":"CC-BY-4.0","path":"https://creativecommons.org/licenses/by/4.0/","title":"Creative Commons Attribution 4.0"}].',
    },
  ],
  [
    'wrong quoting',
    edited('gebieden/units.csv', 'count,aantal', 'count,"aantal'),
    {
      file: 'units.csv',
      row: 3,
      rule: 'quoting',
      message: 'The file has a quoted value that is never closed: end it with a double quote.',
    },
  ],
  [
    'two documents in one package',
    {
      'nota-2025/document.csv': `${SOUND['nota-2025/document.csv'] as string}nota-x,X,,2025-02-01,DAY,COUNCIL_LETTER,nl,${'c'.repeat(64)},,\n`,
    },
    {
      package: 'nota-2025',
      file: 'document.csv',
      row: 3,
      rule: 'document',
      message: 'A package transcribes exactly one document; the file has 2 rows.',
    },
  ],
  [
    'a document with another name than its folder',
    edited('nota-2025/document.csv', 'nota-2025,', 'nota-vijf,'),
    { file: 'document.csv', row: 2, column: 'slug', value: 'nota-vijf', rule: 'document' },
  ],
  [
    'a file that no module knows',
    { 'nota-2025/measurement.csv': 'a\n' },
    {
      file: 'measurement.csv',
      row: null,
      rule: 'unknown-file',
      message: 'This is not a file of a data package. Did you mean measurements.csv?',
    },
  ],
  [
    'no descriptor',
    { 'nota-2025/datapackage.json': null },
    {
      file: 'datapackage.json',
      rule: 'descriptor',
      message: 'The file is missing: a data package describes itself. Write it with npx jeugdgraaf describe FOLDER.',
    },
  ],
  [
    'a descriptor that forgets a file',
    { 'nota-2025/datapackage.json': '{"name":"nota-2025","resources":[]}' },
    {
      file: 'datapackage.json',
      rule: 'descriptor',
      message: 'It does not list document.csv: add it to its resources, or run npx jeugdgraaf describe FOLDER.',
    },
  ],
  [
    'a descriptor without a name',
    { 'nota-2025/datapackage.json': '{"resources":[]}' },
    {
      file: 'datapackage.json',
      rule: 'descriptor',
      message: 'It has no name: write "name": "nota-2025", that of its folder.',
    },
  ],
  [
    'a descriptor with a resource that has no path',
    { 'nota-2025/datapackage.json': '{"name":"nota-2025","resources":[{"name":"document"}]}' },
    {
      file: 'datapackage.json',
      rule: 'descriptor',
      message: 'A resource that it lists has no path: give each the name of its file.',
    },
  ],
  [
    'two documents that disagree on a unit',
    edited('nota-2024/indicators.csv', 'care,,,,1', 'care,,,count,1'),
    {
      package: 'nota-2024',
      file: 'indicators.csv',
      row: 2,
      column: 'unit',
      value: 'count',
      rule: 'agreement',
      message:
        '"count" differs from "percent" in nota-2025/indicators.csv row 2: all documents must give it the same unit.',
    },
  ],
  [
    'a unit that no document gives',
    edited('nota-2025/indicators.csv', 'percent', ''),
    {
      package: 'nota-2025',
      file: 'indicators.csv',
      row: 2,
      column: 'unit',
      rule: 'required',
      message: 'The column "unit" is empty in every package that describes this: one of them must fill it.',
    },
  ],
];

describe.each(dialects())('a broken package on %s', (dialect) => {
  let store: Store;
  let close: () => Promise<void>;
  let before: Awaited<ReturnType<typeof contentsOf>>;

  beforeAll(async () => {
    ({ store, close } = await openTestStore(dialect));
    const { folder, remove } = writePackages();
    await importSeeds(store, modules, folder);
    remove();
    before = await contentsOf(store);
  });
  afterAll(() => close());

  async function importBroken(changes: Files): Promise<BrokenPackageError> {
    const { folder, remove } = writePackages(changes);
    const error = await importSeeds(store, modules, folder).catch((cause: unknown) => cause);
    remove();
    expect(error).toBeInstanceOf(BrokenPackageError);
    return error as BrokenPackageError;
  }

  it.each(BROKEN)('with %s is rejected and leaves the store as it was', async (_, changes, finding) => {
    const { findings, message } = await importBroken(changes);
    expect(findings).toContainEqual(expect.objectContaining(finding));
    if (typeof finding.message === 'string') expect(message).toContain(finding.message);
    expect(await contentsOf(store)).toEqual(before);
  });

  it('reports all findings at once', async () => {
    const { findings, message } = await importBroken({
      ...edited(MEASUREMENTS, '16.1', 'x'),
      ...edited('nota-2025/mentions.csv', 'organisation/trajekt', 'organisation/x'),
    });
    expect(findings.map(({ file, rule }) => [file, rule])).toEqual([
      ['mentions.csv', 'reference'],
      ['measurements.csv', 'type'],
    ]);
    expect(message).toContain('The data packages were not loaded; the store is as it was. 2 findings:');
  });

  it.each<[string, Files]>([
    ['a wrong position', edited('nota-2024/persons.csv', ',1,Wilhelmina', ',een,Wilhelmina')],
    [
      'a name in the wrong column',
      edited('nota-2024/persons.csv', 'nota-2024-wethouder,1,Wilhelmina Geheim', 'Wilhelmina Geheim,1,'),
    ],
    [
      'the same person twice',
      edited('nota-2024/persons.csv', 'Slot\n', 'Slot\nnota-2024-wethouder,1,Wilhelmina Geheim,,Slot\n'),
    ],
    ['no header', edited('nota-2024/persons.csv', 'role,position,name,note,locator\n', '')],
    ['wrong quoting', edited('nota-2024/persons.csv', 'Wilhelmina Geheim', 'Wilhelmina "Geheim"')],
    ['a reference to nothing', edited('nota-2024/persons.csv', 'wethouder,1', 'wilhelmina-geheim,1')],
  ])('with personal data and %s never repeats what the file holds', async (_, changes) => {
    const { findings, message } = await importBroken(changes);
    expect(findings.some(({ file }) => file === 'persons.csv')).toBe(true);
    expect(JSON.stringify(findings) + message).not.toMatch(/wilhelmina|geheim/i);
    expect(await contentsOf(store)).toEqual(before);
  });
});
