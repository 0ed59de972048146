import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { checkGiven } from '../../src/packages/check/check-given.js';
import {
  BrokenPackageError,
  type Finding,
  importPackages,
  type Permit,
  SHIPPED_SEEDS,
} from '../../src/packages/index.js';
import { readGivenPackages } from '../../src/packages/read/package-files.js';
import { contentsOf } from './store-contents.js';
import { dialects, openLoadedStore } from '../support/graph.js';

const DOCUMENT = `slug,title,publisher,published_on,date_precision,kind,language,sha256,description_nl,description_en
monitor-breda,Monitor,gemeente-breda,2026-02-12,DAY,MONITOR,nl,${'a1'.repeat(32)},,
`;
const HEADER = 'indicator,area,period,value,low,high,quality,missing,rank,locator,note\n';
const ROW = 'verzuim-absoluut,GM0758,2024-SY,3.4,,,,,1,Tabel 2,\n';
const figure = (
  cells: Partial<
    Record<
      'indicator' | 'area' | 'period' | 'value' | 'low' | 'high' | 'quality' | 'missing' | 'rank' | 'locator',
      string
    >
  >,
): string => {
  const row = {
    indicator: 'verzuim-absoluut',
    area: 'GM0758',
    period: '2024-SY',
    value: '3.4',
    low: '',
    high: '',
    quality: '',
    missing: '',
    rank: '1',
    locator: 'Tabel 2',
    ...cells,
  };
  return `${HEADER}${Object.values(row).join(',')},\n`;
};

/** A text of figures (or other files), and the finding that it gives. */
const PACKAGES: [name: string, files: Record<string, string | Buffer>, finding: Partial<Finding>][] = [
  [
    'an unknown indicator',
    { 'measurements.csv': figure({ indicator: 'verzuim-absolut' }) },
    {
      column: 'indicator',
      value: 'verzuim-absolut',
      rule: 'reference',
      message: '"verzuim-absolut" names no indicator. Did you mean verzuim-absoluut?',
    },
  ],
  [
    'an unknown area',
    { 'measurements.csv': figure({ area: 'GM758' }) },
    { column: 'area', value: 'GM758', rule: 'reference' },
  ],
  [
    'an unknown publisher',
    { 'document.csv': DOCUMENT.replace('gemeente-breda', 'gemeente-breta') },
    { file: 'document.csv', column: 'publisher', rule: 'reference' },
  ],
  [
    'a month that does not exist',
    { 'measurements.csv': figure({ period: '2022-13' }) },
    { column: 'period', rule: 'type' },
  ],
  [
    'a quarter that does not exist',
    { 'measurements.csv': figure({ period: '2022-Q0' }) },
    { column: 'period', rule: 'type' },
  ],
  ['a week', { 'measurements.csv': figure({ period: '2022-W01' }) }, { column: 'period', rule: 'type' }],
  [
    'a day that does not exist',
    { 'measurements.csv': figure({ period: '2023-02-29' }) },
    { column: 'period', rule: 'type' },
  ],
  [
    'a range that ends before it begins',
    { 'measurements.csv': figure({ period: '2023-01-01/2022-12-31' }) },
    { column: 'period', rule: 'type' },
  ],
  [
    'a period before there was anything',
    { 'measurements.csv': figure({ period: '1024' }) },
    { column: 'period', value: '1024', rule: 'period' },
  ],
  [
    'a figure about the future',
    { 'measurements.csv': figure({ period: '2027' }) },
    {
      column: 'period',
      rule: 'period',
      message: expect.stringContaining('write FORECAST in quality') as unknown as string,
    },
  ],
  [
    'a rate above its unit',
    { 'measurements.csv': figure({ value: '1000.5' }) },
    { column: 'value', value: '1000.5', rule: 'unit' },
  ],
  ['a rate below zero', { 'measurements.csv': figure({ value: '-1' }) }, { column: 'value', rule: 'unit' }],
  [
    'a share above 100',
    { 'measurements.csv': figure({ indicator: 'jeugdhulp-aandeel-tot-18', value: '100.1' }) },
    { column: 'value', rule: 'unit' },
  ],
  [
    'half a person',
    { 'measurements.csv': figure({ indicator: 'inwoners', value: '3.5' }) },
    { column: 'value', rule: 'unit', message: expect.stringContaining('is not a whole number') as unknown as string },
  ],
  [
    'a point between thousands that is not declared',
    { 'measurements.csv': figure({ indicator: 'inwoners', value: '1.250' }) },
    {
      column: 'value',
      rule: 'unit',
      message: expect.stringContaining(
        'give the indicator another unit. If the point separates thousands, write "decimalChar": "," and "groupChar": "." for the column in the descriptor.',
      ) as unknown as string,
    },
  ],
  [
    'a bound that does not fit the unit',
    { 'measurements.csv': figure({ indicator: 'jeugdhulp-aandeel-tot-18', value: '', low: '90', high: '110' }) },
    { column: 'high', rule: 'unit' },
  ],
  [
    'a value and a reason why it is missing',
    { 'measurements.csv': figure({ missing: 'NOT_AVAILABLE' }) },
    { rule: 'check' },
  ],
  ['neither a value nor a reason', { 'measurements.csv': figure({ value: '' }) }, { rule: 'check' }],
  ['bounds the wrong way round', { 'measurements.csv': figure({ value: '', low: '4', high: '3' }) }, { rule: 'check' }],
  ['a value outside its bounds', { 'measurements.csv': figure({ low: '4', high: '5' }) }, { rule: 'check' }],
  ['rank 0', { 'measurements.csv': figure({ rank: '0' }) }, { column: 'rank', rule: 'range' }],
  [
    'an exponent beyond what can be kept',
    { 'measurements.csv': figure({ value: '1e400' }) },
    { column: 'value', rule: 'type' },
  ],
  ['two signs in front', { 'measurements.csv': figure({ value: '--5' }) }, { column: 'value', rule: 'type' }],
  ['a zero in front', { 'measurements.csv': figure({ value: '05' }) }, { column: 'value', rule: 'type' }],
  ['no number', { 'measurements.csv': figure({ value: 'NaN' }) }, { column: 'value', rule: 'type' }],
  [
    'more digits than can be kept',
    { 'measurements.csv': figure({ value: '1234567890123456' }) },
    { column: 'value', rule: 'type' },
  ],
  ['a percent sign', { 'measurements.csv': figure({ value: '3.4%' }) }, { column: 'value', rule: 'type' }],
  ['a blank behind a number', { 'measurements.csv': figure({ value: '3.4 ' }) }, { column: 'value', rule: 'type' }],
  [
    'a decimal comma that is not declared',
    { 'measurements.csv': figure({ value: '"3,4"' }) },
    {
      column: 'value',
      value: '3,4',
      rule: 'type',
      message: expect.stringContaining('"decimalChar": ","') as unknown as string,
    },
  ],
  [
    'the same key twice',
    { 'measurements.csv': `${HEADER}${ROW}${ROW}` },
    { row: 3, column: 'indicator, area, period, rank', rule: 'duplicate' },
  ],
  [
    'a row that is too short',
    { 'measurements.csv': `${HEADER}verzuim-absoluut,GM0758\n` },
    { row: 2, rule: 'columns' },
  ],
  ['a row that is too long', { 'measurements.csv': `${HEADER}${ROW.trim()},,\n` }, { row: 2, rule: 'columns' }],
  [
    'a required column that is missing',
    { 'measurements.csv': `${HEADER.replace(',locator', '')}${ROW}` },
    { row: 1, column: 'locator', rule: 'header' },
  ],
  ['a column twice', { 'measurements.csv': `${HEADER.replace('note', 'locator')}${ROW}` }, { row: 1, rule: 'header' }],
  [
    'an unknown column',
    { 'measurements.csv': `${HEADER.replace('low,high', 'low,hoog')}${ROW}` },
    { row: 1, column: 'hoog', rule: 'header' },
  ],
  ['an empty file', { 'measurements.csv': '' }, { row: null, rule: 'header' }],
  ['UTF-16', { 'measurements.csv': Buffer.from(HEADER + ROW, 'utf16le') }, { file: 'measurements.csv' }],
  [
    'the encoding of an old Windows, undeclared',
    { 'measurements.csv': Buffer.from(`${HEADER}${ROW.replace('Tabel 2', 'Tabel é')}`, 'latin1') },
    { rule: 'encoding', message: expect.stringContaining('"encoding": "windows-1252"') as unknown as string },
  ],
  ['semicolons, undeclared', { 'measurements.csv': (HEADER + ROW).replaceAll(',', ';') }, { rule: 'delimiter' }],
  ['tabs, undeclared', { 'measurements.csv': (HEADER + ROW).replaceAll(',', '\t') }, { rule: 'delimiter' }],
  ['a quotation that never ends', { 'measurements.csv': `${HEADER}"${ROW}` }, { rule: 'quoting' }],
  [
    'a quotation in the middle',
    { 'measurements.csv': `${HEADER}${ROW.replace('Tabel 2', 'Ta"bel" 2')}` },
    { rule: 'quoting' },
  ],
  [
    'figures without a document',
    { 'document.csv': Buffer.alloc(0), 'measurements.csv': HEADER + ROW },
    { file: 'document.csv', rule: 'header' },
  ],
  [
    'two documents',
    { 'document.csv': DOCUMENT + DOCUMENT.split('\n')[1]!.replace('monitor-breda', 'monitor-twee') },
    { file: 'document.csv', rule: 'document' },
  ],
  [
    'a document of another name',
    { 'document.csv': DOCUMENT.replace('monitor-breda,', 'monitor-tilburg,') },
    { file: 'document.csv', column: 'slug', rule: 'document' },
  ],
  ['a file that no module knows', { 'metingen.csv': 'a\n' }, { file: 'metingen.csv', rule: 'unknown-file' }],
  [
    'a file with nearly the right name',
    { 'measurement.csv': HEADER },
    {
      file: 'measurement.csv',
      rule: 'unknown-file',
      message: 'This is not a file of a data package. Did you mean measurements.csv?',
    },
  ],
  [
    'a mention of nothing',
    { 'mentions.csv': 'fact,locator,note\nintervention/kiezz,1,\n' },
    { file: 'mentions.csv', rule: 'reference' },
  ],
  [
    'a withdrawal of what is no figure',
    { 'withdrawals.csv': 'fact,withdrawn_on,reason_nl,reason_en,locator\nindicator/inwoners,2026-01-01,Fout.,,1\n' },
    { file: 'withdrawals.csv', rule: 'check' },
  ],
  [
    'a withdrawal without a reason',
    { 'withdrawals.csv': 'fact,withdrawn_on,reason_nl,reason_en,locator\nbudget-line/x,2026-01-01,,,1\n' },
    { file: 'withdrawals.csv', column: 'reason_nl', rule: 'required' },
  ],
  [
    'a withdrawal of a budget line that is not there',
    { 'withdrawals.csv': 'fact,withdrawn_on,reason_nl,reason_en,locator\nbudget-line/x,2026-01-01,Fout.,,1\n' },
    { file: 'withdrawals.csv', rule: 'reference' },
  ],
  [
    'a descriptor that is no JSON',
    { 'datapackage.json': '{' },
    { file: 'datapackage.json', rule: 'descriptor', message: 'The file is not a JSON object.' },
  ],
  ['a descriptor that is a list', { 'datapackage.json': '[]' }, { file: 'datapackage.json', rule: 'descriptor' }],
  [
    'a descriptor of another name',
    { 'datapackage.json': '{"name":"x","resources":[]}' },
    { file: 'datapackage.json', rule: 'descriptor' },
  ],
  [
    'an unknown encoding',
    { 'datapackage.json': described({ encoding: 'ebcdic' }) },
    {
      file: 'datapackage.json',
      rule: 'descriptor',
      message: 'For measurements.csv it gives the encoding "ebcdic": write utf-8 or windows-1252.',
    },
  ],
  [
    'an unknown delimiter',
    { 'datapackage.json': described({ dialect: { delimiter: '#' } }) },
    { file: 'datapackage.json', rule: 'descriptor' },
  ],
  [
    'an unknown decimal sign',
    { 'datapackage.json': described({ schema: { fields: [{ name: 'value', decimalChar: '!' }] } }) },
    { file: 'datapackage.json', rule: 'descriptor' },
  ],
  [
    'thousands that are not three digits',
    {
      'datapackage.json': described({ schema: { fields: [{ name: 'value', decimalChar: ',', groupChar: '.' }] } }),
      'measurements.csv': figure({ value: '"1.23,5"' }),
    },
    { column: 'value', value: '1.23,5', rule: 'type' },
  ],
  [
    'a decimal point where a comma is declared',
    {
      'datapackage.json': described({ schema: { fields: [{ name: 'value', decimalChar: ',' }] } }),
      'measurements.csv': figure({ value: '3.4' }),
    },
    { column: 'value', value: '3.4', rule: 'type' },
  ],
];

function described(measurements: object): string {
  return JSON.stringify({
    name: 'monitor-breda',
    resources: [
      { name: 'document', path: 'document.csv' },
      { name: 'measurements', path: 'measurements.csv', ...measurements },
    ],
  });
}

describe('a package of a region', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-corpus-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: Record<string, string | Buffer>): string {
    const path = join(folder, 'monitor-breda');
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
    for (const [file, text] of Object.entries({
      'document.csv': DOCUMENT,
      'measurements.csv': HEADER + ROW,
      'datapackage.json': described({}),
      ...files,
    }))
      writeFileSync(join(path, file), text);
    return path;
  }
  const check = (path: string) => checkGiven(readGivenPackages(path, modules), modules);

  it('is sound as it is, with a byte order mark, and in the format that its descriptor gives', async () => {
    for (const files of [
      {},
      { 'measurements.csv': `\uFEFF${HEADER}${ROW}` },
      { 'README.md': 'Lees mij.' },
      {
        'measurements.csv': Buffer.from(
          (HEADER + ROW)
            .replaceAll(',', ';')
            .replace('3.4', '1.003,4')
            .replace('Tabel 2', 'Tabel é')
            .replace('verzuim-absoluut', 'inwoners')
            .replace('1.003,4', '1.003'),
          'latin1',
        ),
        'datapackage.json': described({
          encoding: 'windows-1252',
          dialect: { delimiter: ';' },
          schema: { fields: [{ name: 'value', decimalChar: ',', groupChar: '.' }] },
        }),
      },
      { 'measurements.csv': figure({ period: '2027', quality: 'FORECAST' }) },
    ] as Record<string, string | Buffer>[])
      expect((await check(write(files))).findings.errors).toEqual([]);
  });

  it.each(PACKAGES)('with %s is reported', async (_, files, finding) => {
    const { findings } = await check(write(files));
    expect(findings.errors).toContainEqual(expect.objectContaining(finding));
  });

  it('gives a warning for a small count in a neighbourhood, and is accepted', async () => {
    const { findings } = await check(
      write({ 'measurements.csv': figure({ indicator: 'inwoners', area: 'GM0935-pottenberg', value: '4' }) }),
    );
    expect(findings.errors).toEqual([]);
    expect(findings.warnings).toMatchObject([
      { row: 2, column: 'value', value: '4', rule: 'disclosure', severity: 'warning' },
    ]);
  });

  it('may hold only files: a folder or a link in it is not followed', async () => {
    const path = write({});
    mkdirSync(join(path, 'map'));
    symlinkSync('/etc/passwd', join(path, 'indicators.csv'));
    const { findings } = await check(path);
    expect(findings.errors.map(({ file, rule }) => [file, rule]).sort()).toEqual([
      ['indicators.csv', 'unknown-file'],
      ['map', 'unknown-file'],
    ]);
  });

  it('of millions of wrong rows shows the first hundred, and their number', async () => {
    const { findings } = await check(write({ 'measurements.csv': HEADER + ROW.replace('3.4', 'x').repeat(5_000) }));
    expect(findings.errors).toHaveLength(100);
    // Each has a wrong value, and all but the first the key of the first.
    expect(findings.errorCount).toBe(5_000 + 4_999);
  });

  describe.each(dialects())('imported into a store on %s', (dialect) => {
    it('changes nothing when it is broken, or has the name of a shipped one, or writes what its importer may not', async () => {
      const { store, close } = await openLoadedStore(dialect);
      const before = await contentsOf(store);
      const options = { origin: 'IMPORT', by: 'test', via: 'HTTP' } as const;
      const importPackage = (path: string, permit: Permit | null = null) =>
        importPackages(store, modules, readGivenPackages(path, modules), { ...options, permit }).catch(
          (cause: unknown) => cause,
        );
      for (const [, files] of PACKAGES.slice(0, 20))
        expect(await importPackage(write(files))).toBeInstanceOf(BrokenPackageError);

      const shipped = join(folder, 'eks-brief-2026');
      cpSync(join(SHIPPED_SEEDS, 'eks-brief-2026'), shipped, { recursive: true });
      writeFileSync(
        join(shipped, 'measurements.csv'),
        readFileSync(join(shipped, 'measurements.csv'), 'utf8').replace('70000', '70001'),
      );
      expect(await importPackage(shipped)).toMatchObject({ findings: [{ rule: 'name' }] });

      const permit = (areas: string[], kinds: string[]) => ({
        subject: 'regio',
        areas: new Set(areas),
        kinds: new Set(kinds),
        people: false,
      });
      expect(await importPackage(write({}), permit(['GM0935'], ['measurements']))).toMatchObject({
        findings: [{ row: 2, column: 'area', value: 'GM0758', rule: 'permission' }],
      });
      expect(await importPackage(write({}), permit(['GM0758'], ['budget_lines']))).toMatchObject({
        findings: [{ row: 2, file: 'measurements.csv', rule: 'permission' }],
      });
      expect(await contentsOf(store)).toEqual(before);
      expect(await importPackage(write({}), permit(['GM0758'], ['measurements']))).toMatchObject({ changes: 4 });
      await close();
    }, 120_000);
  });
});
