import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/packages/check/check-given.js';
import { modules } from '../../src/modules/index.js';
import { PackageWriter } from '../../src/packages/write/package-writer.js';

const DOCUMENT = {
  title: 'Monitor',
  publisher: 'cbs',
  published_on: '2026-01-01',
  date_precision: 'DAY',
  kind: 'MONITOR',
  language: 'nl',
  sha256: 'a'.repeat(64),
};

const DESCRIPTION = { title: 'Monitor', sources: [{ title: 'Monitor' }] };

describe('PackageWriter', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-writer-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function write(name: string, options = {}) {
    const writer = new PackageWriter(join(folder, name), options);
    await writer.write('document', {
      slug: name,
      ...DOCUMENT,
      description_nl: 'Met "aanhalingstekens", komma\'s\nen regels',
    });
    return writer;
  }

  it('gives the folder its name only when the package is complete', async () => {
    const writer = await write('monitor');
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.monitor\.writing-/)]);
    await writer.finish(DESCRIPTION);
    expect(readdirSync(folder)).toEqual(['monitor']);
    expect((await checkFolder(join(folder, 'monitor'), modules)).findings.errors).toEqual([]);
  });

  it('leaves nothing behind when it is abandoned', async () => {
    await (await write('monitor')).abandon();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('states size and checksum of each file, which the check compares with the files', async () => {
    await (await write('monitor')).finish(DESCRIPTION);
    const path = join(folder, 'monitor', 'document.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('Monitor', 'Meting'));
    expect((await checkFolder(join(folder, 'monitor'), modules)).findings.errors).toMatchObject([
      { file: 'datapackage.json', message: 'The file is out of date: run npx jeugdgraaf describe FOLDER.' },
    ]);
  });

  it('streams a hundred thousand rows to the file', async () => {
    const writer = await write('monitor');
    for (let index = 0; index < 100_000; index += 1)
      await writer.write('measurements', {
        indicator: 'a',
        area: 'NL01',
        period: '2024',
        value: index,
        rank: 1,
        locator: 'x',
      });
    const rows = await writer.finish(DESCRIPTION);
    expect(rows.get('measurements')).toBe(100_000);
    expect(readFileSync(join(folder, 'monitor', 'measurements.csv'), 'utf8').split('\n')).toHaveLength(100_002);
  });

  it('rejects a folder that exists, or whose name is not a slug', () => {
    mkdirSync(join(folder, 'monitor'));
    expect(() => new PackageWriter(join(folder, 'monitor'))).toThrow(
      /monitor exists already: give another folder, or --replace to replace it with the new package\.$/,
    );
    expect(() => new PackageWriter(join(folder, 'Monitor 2026'))).toThrow(
      'The folder "Monitor 2026" names the package, and such a name has lower case letters, digits and single hyphens',
    );
  });
});
