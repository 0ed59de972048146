import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { checkFolder } from '../../src/packages/check/check-given.js';
import { formatCounts } from '../../src/packages/check/count-rows.js';
import { readGivenPackages } from '../../src/packages/read/package-files.js';
import { descriptorOf } from '../../src/packages/write/describe-packages.js';

const DOCUMENT = `slug,title,publisher,published_on,date_precision,kind,language,sha256,description_nl,description_en
monitor-breda,Monitor,gemeente-breda,2026-02-12,DAY,MONITOR,nl,${'A1'.repeat(32)},,
`;
const MEASUREMENTS = `indicator,area,period,value,low,high,quality,missing,rank,locator,note
verzuim-absoluut,GM0758,2024-SY,3.4,,,,,1,Tabel 2,
`;

describe('the folder of a partner', () => {
  let outside: string;
  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'jeugdgraaf-partner-'));
  });
  afterEach(() => rmSync(outside, { recursive: true, force: true }));

  /** A package of a partner, described; returns its folder. */
  function writePackage(name: string, files: Record<string, string>): string {
    const folder = join(outside, name);
    mkdirSync(folder);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    for (const one of readGivenPackages(folder, modules))
      writeFileSync(join(folder, 'datapackage.json'), descriptorOf(one, modules));
    return folder;
  }

  it('may name what the shipped packages describe, and only its own rows are counted', async () => {
    writePackage('monitor-breda', { 'document.csv': DOCUMENT, 'measurements.csv': MEASUREMENTS });
    const check = await checkFolder(outside, modules);
    expect(check.findings.errors).toEqual([]);
    expect(formatCounts(check)).toBe(`monitor-breda: 2 rows
      1 document
      1 measurement

total: 1 package, 1 document
  kind                        rows   different
  document                       1           1
  measurements                   1           1`);
  });

  it('may be one package, with or without a slash behind it', async () => {
    const folder = writePackage('monitor-breda', { 'document.csv': DOCUMENT, 'measurements.csv': MEASUREMENTS });
    for (const path of [folder, `${folder}/`]) {
      const { packages, findings } = await checkFolder(path, modules);
      expect(findings.errors).toEqual([]);
      expect(packages.map(({ name }) => name)).toEqual(['monitor-breda']);
    }
  });

  it('gets a finding for what neither it nor the packages of the release describe', async () => {
    const folder = writePackage('monitor-breda', {
      'document.csv': DOCUMENT,
      'measurements.csv': MEASUREMENTS.replace('GM0758', 'GM9999'),
    });
    expect((await checkFolder(folder, modules)).findings.errors).toMatchObject([
      { package: 'monitor-breda', column: 'area', value: 'GM9999', rule: 'reference' },
    ]);
  });

  it('replaces a shipped package of the same name', async () => {
    // The shipped gebieden describe every municipality; these describe none.
    const units = 'code,symbol,name_nl,name_en\npercent,%,procent,percent\n';
    const { findings } = await checkFolder(writePackage('gebieden', { 'units.csv': units }), modules);
    expect(findings.errors).toContainEqual(
      expect.objectContaining({ column: 'area', value: 'GM0935', rule: 'reference' }),
    );
    expect(findings.errors.some(({ rule }) => rule === 'duplicate')).toBe(false);
  });

  it('gives one finding for a file with semicolons', async () => {
    const folder = writePackage('monitor-breda', {
      'document.csv': DOCUMENT.replaceAll(',', ';'),
      'measurements.csv': MEASUREMENTS,
    });
    expect((await checkFolder(folder, modules)).findings.errors.map(({ file, rule }) => [file, rule])).toEqual([
      ['document.csv', 'delimiter'],
    ]);
  });

  it('without a package is rejected', async () => {
    const words = `No data package found: neither ${outside} nor a folder in it holds CSV files or a datapackage.json.`;
    await expect(checkFolder(outside, modules)).rejects.toThrow(words);
    mkdirSync(join(outside, 'leeg'));
    await expect(checkFolder(outside, modules)).rejects.toThrow(words);
  });

  it('gets a finding for a folder among its packages that is not a package', async () => {
    writePackage('monitor-breda', { 'document.csv': DOCUMENT });
    mkdirSync(join(outside, 'leeg'));
    expect((await checkFolder(outside, modules)).findings.errors).toMatchObject([
      {
        package: 'leeg',
        file: 'datapackage.json',
        rule: 'descriptor',
        message: 'The folder is not a data package: remove it.',
      },
    ]);
  });

  it('that is the shipped one is checked by itself', async () => {
    const check = await checkFolder('seeds', modules);
    expect(check.findings.errors).toEqual([]);
    expect(check.packages).toHaveLength(6);
  });
});

it('the description of the column period lists its formats', () => {
  const measurements = modules.flatMap(({ resources }) => resources).find(({ name }) => name === 'measurements')!;
  expect(measurements.fields.find(({ name }) => name === 'period')?.description).toContain(
    '2023-SY (school year that begins in 2023)',
  );
});
