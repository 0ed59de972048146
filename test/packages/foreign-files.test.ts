import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { checkFolder } from '../../src/packages/check/check-given.js';
import { formatFinding } from '../../src/packages/check/finding.js';
import { readGivenPackages } from '../../src/packages/read/package-files.js';
import { describePackages, descriptorOf } from '../../src/packages/write/describe-packages.js';

const DOCUMENT = `slug,title,publisher,published_on,date_precision,kind,language,sha256
mon-x,Monitor,gemeente-breda,2026-02-12,DAY,MONITOR,nl,${'a'.repeat(64)}
`;
const HEADER = 'indicator,area,period,value,low,high,quality,missing,rank,locator,note\n';
const figure = (value: string, missing = '', area = 'GM0758') =>
  `verzuim-absoluut,${area},2023-SY,${value},,,,${missing},1,Tabel 2,\n`;

/** Files as other programs write them, by the rules of Table Schema. */
describe('a package of another program', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'jeugdgraaf-foreign-')), 'mon-x');
    mkdirSync(folder);
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  const descriptor = () => join(folder, 'datapackage.json');
  const check = async (measurements: string, schema: object = {}) => {
    writeFileSync(join(folder, 'document.csv'), DOCUMENT);
    writeFileSync(join(folder, 'measurements.csv'), measurements);
    rmSync(descriptor(), { force: true });
    const stated = JSON.parse(descriptorOf(readGivenPackages(folder, modules)[0]!, modules));
    Object.assign(stated.resources[1].schema, schema);
    writeFileSync(descriptor(), `${JSON.stringify(stated, null, 2)}\n`);
    const { findings, figures } = await checkFolder(folder, modules);
    return {
      errors: findings.errors.map(formatFinding),
      warnings: findings.warnings.map(formatFinding),
      rows: figures.get('mon-x')?.get('measurements'),
    };
  };

  it.each([
    ['texts of Table Schema v1', ['', '.', '-']],
    ['objects of Table Schema v2', [{ value: '' }, { value: '.', label: 'onbekend' }]],
  ])('has its missing values, %s, obeyed and kept', async (_, missingValues) => {
    const { errors } = await check(HEADER + figure('.'), { missingValues });
    expect(errors).toEqual([
      'mon-x/measurements.csv, row 2: The row breaks a rule of its resource: has no value and no bound: give the ' +
        'reason in missing (never write 0 for missing). [check]',
    ]);
    expect((await check(HEADER + figure('.', 'NOT_AVAILABLE'), { missingValues })).errors).toEqual([]);
    expect((await check(HEADER + figure('.', 'NOT_AVAILABLE'))).errors).toHaveLength(1);
    await check(HEADER + figure('.', 'NOT_AVAILABLE'), { missingValues });
    describePackages(folder, modules);
    expect(JSON.parse(readFileSync(descriptor(), 'utf8')).resources[1].schema.missingValues).toEqual(missingValues);
  });

  it('is told of missing values that cannot be obeyed', async () => {
    expect((await check(HEADER + figure('3.4'), { missingValues: '.' })).errors[0]).toContain(
      'For measurements.csv it gives missingValues that are no list',
    );
    const stated = { fields: [{ name: 'value', type: 'number', missingValues: ['.'] }] };
    expect((await check(HEADER + figure('3.4'), stated)).errors[0]).toContain(
      'the column value missingValues of its own: write them for the whole file',
    );
  });

  it('may have blank rows, which are counted once', async () => {
    const { errors, warnings, rows } = await check(
      `${HEADER}${figure('3.4')}\n,,,,,,,,,,\n\n${figure('3', '', 'GM0935')}`,
    );
    expect([errors, rows]).toEqual([[], 2]);
    expect(warnings).toEqual([
      'mon-x/measurements.csv, row 3: warning: The file has 3 blank rows, which are passed over; this is the first. [columns]',
    ]);
    writeFileSync(join(folder, 'document.csv'), `${DOCUMENT}\n`);
    expect((await checkFolder(folder, modules)).findings.warnings.map(formatFinding)[0]).toContain(
      'mon-x/document.csv, row 3: warning: The file has a blank row, which is passed over.',
    );
  });

  it('may write numbers as Table Schema does', async () => {
    for (const number of ['3.4E+00', '3.4e0', '+3.4', '.5', '12.', '1E3'])
      expect((await check(HEADER + figure(number))).errors, number).toEqual([]);
    for (const number of ['1E400', '1e-30', '0.1234567890123456E0', '3,4E0', 'E5', '.'])
      expect((await check(HEADER + figure(number))).errors, number).toHaveLength(1);
  });

  it('is told that its lines end with a carriage return alone', async () => {
    const { errors } = await check((HEADER + figure('3.4')).replaceAll('\n', '\r'));
    expect(errors).toContainEqual(
      'mon-x/measurements.csv: The file has lines that end with a carriage return alone (CR), as on an old Macintosh: ' +
        'save it with the line ends of Windows (CRLF) or of Unix (LF). [header]',
    );
  });
});
