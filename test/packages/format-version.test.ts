import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { checkFolder, checkStaleDescriptors } from '../../src/packages/check/check-given.js';
import { importSeeds } from '../../src/packages/index.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';
import { descriptorOf } from '../../src/packages/write/describe-packages.js';
import { writePackages as exportPackages } from '../../src/packages/write/write-packages.js';
import { edited, type Files, SOUND, writePackages } from './packages.js';
import { rowsOf } from './store-contents.js';
import { dialects, openTestStore } from '../support/graph.js';

// A history that was never: today's columns are those of version 3, which renamed files, columns and values of version 2.
vi.mock(import('../../src/packages/format/format-version.js'), async (original) => {
  const module = await original();
  const migrations = [
    { description: 'Optional columns may be absent.' },
    {
      description: 'The English names.',
      files: {
        eenheden: { renamedTo: 'units', columns: { teken: 'symbol', kleur: null } },
        measurements: {
          columns: { waarde: 'value' },
          values: { quality: (text: string) => (text === 'VOORLOPIG' ? 'PROVISIONAL' : text) },
        },
      },
    },
  ];
  return { ...module, FORMAT_VERSIONS: new module.FormatVersions(migrations) };
});

const UNITS = 'code,teken,kleur,name_nl,name_en\npercent,%,rood,procent,percent\ncount,aantal,,aantal,count\n';
const resource = (path: string, ...fields: object[]) => ({
  name: path.replace('.csv', ''),
  path,
  ...(fields.length > 0 && { schema: { fields } }),
});

/** The sound packages as version 2 had them. */
const OLDER: Files = {
  'gebieden/units.csv': null,
  'gebieden/eenheden.csv': UNITS,
  'gebieden/datapackage.json': JSON.stringify({
    name: 'gebieden',
    'jeugdgraaf:formatVersion': 2,
    resources: [resource('areas.csv'), resource('eenheden.csv')],
  }),
  'nota-2024/measurements.csv': (SOUND['nota-2024/measurements.csv'] as string)
    .replace('value', 'waarde')
    .replace('13.4', '"13,4"')
    .replace('16.1', '"16,1"')
    .replace('PROVISIONAL', 'VOORLOPIG'),
  'nota-2024/datapackage.json': JSON.stringify({
    name: 'nota-2024',
    'jeugdgraaf:formatVersion': 2,
    resources: [
      ...['document.csv', 'organisations.csv', 'indicators.csv', 'roles.csv', 'persons.csv'].map((path) =>
        resource(path),
      ),
      resource('measurements.csv', { name: 'waarde', decimalChar: ',' }),
    ],
  }),
};

describe('a package of an older version of the format', () => {
  let remove = () => {};
  afterEach(() => remove());

  it.each(dialects())('is read like one of the current version, on %s', async (dialect) => {
    const [old, now] = [await openTestStore(dialect), await openTestStore(dialect)];
    for (const [{ store }, changes] of [
      [old, OLDER],
      [now, {}],
    ] as const) {
      const written = writePackages(changes);
      await importSeeds(store, modules, written.folder);
      written.remove();
    }
    for (const table of ['unit', 'measurement', 'fact', 'indicator'])
      expect(await rowsOf(old.store, table)).toEqual(await rowsOf(now.store, table));

    const out = mkdtempSync(join(tmpdir(), 'jeugdgraaf-format-'));
    await exportPackages(old.store, modules, join(out, 'all'), { release: true, people: true });
    const units = readFileSync(join(out, 'all', 'gebieden', 'units.csv'), 'utf8');
    expect(units).toBe('code,symbol,name_nl,name_en\npercent,%,procent,percent\ncount,aantal,aantal,count\n');
    const descriptor = JSON.parse(readFileSync(join(out, 'all', 'gebieden', 'datapackage.json'), 'utf8'));
    expect(descriptor).toMatchObject({
      'jeugdgraaf:formatVersion': 3,
      resources: [{ path: 'areas.csv' }, { path: 'units.csv' }],
    });
    const again = await openTestStore(dialect);
    await importSeeds(again.store, modules, join(out, 'all'));
    expect(await rowsOf(again.store, 'measurement')).toEqual(await rowsOf(now.store, 'measurement'));
    rmSync(out, { recursive: true });
    await Promise.all([old, now, again].map(({ close }) => close()));
  });

  it('has findings in the files of its own version', async () => {
    const written = writePackages({ ...OLDER, 'gebieden/eenheden.csv': UNITS.replace('percent,%', ',%') });
    remove = written.remove;
    const { findings } = await checkFolder(written.folder, modules);
    expect(findings.errors).toContainEqual(
      expect.objectContaining({ package: 'gebieden', file: 'eenheden.csv', row: 2, column: 'code', rule: 'required' }),
    );
  });

  it('is rejected when it states the newest version but has a file of its own version only', async () => {
    const written = writePackages({
      ...OLDER,
      'gebieden/datapackage.json': (OLDER['gebieden/datapackage.json'] as string).replace(':2', ':3'),
    });
    remove = written.remove;
    const { findings } = await checkFolder(written.folder, modules);
    expect(findings.errors).toContainEqual(
      expect.objectContaining({ package: 'gebieden', file: 'eenheden.csv', rule: 'unknown-file' }),
    );
  });
});

describe('the columns of a file', () => {
  const SHORT = 'code,symbol,name_nl\npercent,%,procent\ncount,aantal,aantal\n';
  let remove = () => {};
  afterEach(() => remove());

  it('may come in any order, and optional ones may be absent', async () => {
    const written = writePackages({
      'gebieden/units.csv': SHORT,
      ...edited(
        'nota-2025/mentions.csv',
        'fact,locator,note\norganisation/trajekt,Bijlage 2,',
        'note,fact,locator\n,organisation/trajekt,Bijlage 2,',
      ),
      'nota-2025/measurements.csv':
        'period,value,indicator,area,rank,locator,missing\n2023,17.1,jeugdhulp,GM0935,1,Bijlage 1,\n2024,,jeugdhulp,GM0935,1,Bijlage 1,NOT_YET_PUBLISHED\n',
      'nota-2025/mentions.csv': 'locator,fact\nBijlage 2,organisation/trajekt\n',
    });
    remove = written.remove;
    const { store, close } = await openTestStore('sqlite');
    await importSeeds(store, modules, written.folder);
    expect(await rowsOf(store, 'unit')).toMatchObject([
      { symbol: 'aantal', name_en: null },
      { symbol: '%', name_en: null },
    ]);
    expect((await rowsOf(store, 'measurement')).filter((row) => row.package === 'nota-2025')).toMatchObject([
      { period: '2023', note: null },
      { period: '2024', missing: 'NOT_YET_PUBLISHED' },
    ]);
    await close();
  });

  it('are those that describe writes, in the order of the file', () => {
    const written = writePackages({
      'gebieden/units.csv': 'name_nl,code,symbol\nprocent,percent,%\naantal,count,aantal\n',
    });
    remove = written.remove;
    const files = readPackageFiles(written.folder, modules)[0]!;
    const { resources } = JSON.parse(descriptorOf(files, modules));
    expect(resources[1].schema.fields.map(({ name }: { name: string }) => name)).toEqual(['name_nl', 'code', 'symbol']);
    expect(resources[1].schema).not.toHaveProperty('fieldsMatch');
  });

  it.each([
    ['equal', ['symbol', 'name_nl', 'code'], true],
    ['superset', ['name_en', 'symbol', 'code', 'name_nl'], true],
    ['exact', ['symbol', 'name_nl', 'code'], false],
    [undefined, ['symbol', 'name_nl', 'code'], false],
    ['equal', ['name_en', 'symbol', 'code', 'name_nl'], false],
  ])('may be listed by hand with fieldsMatch %s: %j', (fieldsMatch, order, agrees) => {
    const written = writePackages({ 'gebieden/units.csv': SHORT });
    remove = written.remove;
    const path = join(written.folder, 'gebieden', 'datapackage.json');
    const files = readPackageFiles(written.folder, modules)[0]!;
    const full = JSON.parse(
      descriptorOf(
        { ...files, files: new Map(files.files).set('units.csv', Buffer.from(SOUND['gebieden/units.csv'] as string)) },
        modules,
      ),
    );
    const { schema } = full.resources[1];
    schema.fieldsMatch = fieldsMatch;
    schema.fields = order.map((name) => schema.fields.find((field: { name: string }) => field.name === name));
    writeFileSync(path, JSON.stringify(full));
    expect(checkStaleDescriptors([readPackageFiles(written.folder, modules)[0]!], modules)).toHaveLength(
      agrees ? 0 : 1,
    );
  });
});
