import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../../src/packages/check/check-given.js';
import { modules } from '../../../src/modules/index.js';
import { PoliteClient } from '../../../src/sources/http/polite-client.js';
import { pull as pullSource } from '../../../src/sources/pull.js';
import { xlsx } from '../../../src/sources/xlsx/xlsx.source.js';
import { xlsxMapping } from '../../../src/sources/xlsx/mapping.js';
import { csvRows } from '../../support/csv-rows.js';
import { LONG, municipalWorkbook, WIDE, XLSX_MAPPING } from '../../support/sources/municipal-workbook.js';
import { type CellOf, zip } from '../../support/sources/xlsx-file.js';

describe('pull xlsx', () => {
  let folder: string;
  let file: string;
  let out: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-xlsx-'));
    file = join(folder, 'export.xlsx');
    out = join(folder, 'export-verzonnen');
    writeFileSync(file, municipalWorkbook());
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const [CIJFERS, MONITOR] = XLSX_MAPPING.sheets;
  const pull = (mapping: object = {}, options = {}) =>
    pullSource(xlsx, {
      subject: file,
      client: new PoliteClient(),
      baseUrl: '',
      mapping: xlsxMapping.parse({ ...XLSX_MAPPING, ...mapping }),
      out,
      ...options,
    });
  const only = (sheet: object) => ({ sheets: [sheet] });
  const rows = (name: string): Record<string, string>[] => csvRows(readFileSync(join(out, `${name}.csv`)));
  const short = () =>
    rows('measurements').map(({ indicator, area, period, value, missing }) =>
      [indicator!.replace('verzonnen-', ''), area, period, value || missing].join(' '),
    );
  const edit = (rowsOf: CellOf[][], row: number, column: number, cell: CellOf) =>
    rowsOf.map((cells, index) => (index === row ? cells.map((one, at) => (at === column ? cell : one)) : cells));

  it('writes a sound package, one row for each cell', async () => {
    const { rows: counts, warnings } = await pull();
    expect(Object.fromEntries(counts)).toEqual({ document: 1, organisations: 1, indicators: 3, measurements: 12 });
    expect(warnings).toEqual(['4 of the 12 cells have no figure; they are in the package as missing.']);
    expect((await checkFolder(out, modules)).findings.errors).toEqual([]);
    expect(short()).toEqual([
      'aandeel GM0935 2022 17.1',
      'aandeel GM0935 2023 16.4',
      'aandeel GM0935 2024 NOT_AVAILABLE',
      'aantal GM0935 2023 1234',
      'aantal GM0935 2024 1250',
      'aandeel GM0758 2022 12',
      'aandeel GM0758 2023 NOT_STATED',
      'aandeel GM0758 2024 SUPPRESSED',
      'aantal GM0758 2023 980',
      'aantal GM0758 2024 NOT_YET_PUBLISHED',
      'gezondheid GM0935 2024-01-01 17.1',
      'gezondheid GM0758 2024-01-01 16',
    ]);
  });

  it('cites the cell of each figure, and quotes the marker of a missing one', async () => {
    await pull();
    const figures = rows('measurements');
    expect(figures.slice(0, 3).map(({ locator }) => locator)).toEqual(['Cijfers!B5', 'Cijfers!C5', 'Cijfers!D5']);
    expect(figures[2]).toMatchObject({ quality: '', note: 'In de bron staat "-".', note_en: 'The source has "-".' });
    expect(figures[6]!.note).toBe('De cel is leeg, of houdt een formule die geen uitkomst heeft.');
    expect(rows('document')[0]).toMatchObject({
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      date_precision: 'DAY',
      kind: 'MONITOR',
    });
    expect(JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'))).toMatchObject({
      licenses: [{ name: 'CC0-1.0' }],
      sources: [{ title: 'export.xlsx', path: 'https://portaal.example', version: '2026-03-01' }],
    });
  });

  it('reports every cell that the mapping does not explain, and writes nothing', async () => {
    const wide = edit(edit(edit(WIDE, 4, 1, 'n.n.b.'), 5, 0, 'Brede'), 4, 2, '16.4');
    writeFileSync(file, municipalWorkbook({ Cijfers: wide, Monitor: LONG }));
    const sheets = [
      { ...CIJFERS, periods: {} },
      { ...MONITOR, columns: [{ ...MONITOR!.columns[0], where: {} }] },
    ];
    await expect(
      pull({ sheets }),
    ).rejects.toThrow(`export.xlsx is rejected, because the mapping does not explain all of it:
  Cijfers!D4: its period "2024*" is unknown. Specify in periods which period it is, such as "2024*": "2024", or null to leave it out.
  Cijfers!B5: "n.n.b." is neither a number nor a marker: specify in missing what it means, such as "n.n.b.": "NOT_AVAILABLE".
  Cijfers!C5: "16.4" is not a number with "," before its decimals: specify "decimal": ".".
  Cijfers!A6: "Brede" is not a known area. Did you mean Breda (GM0758), Ede (GM0228)? Specify in names which area it is, or list it in ignore.
  Monitor!D4: "tekst" is neither a number nor a marker: specify in missing what it means, such as "tekst": "NOT_AVAILABLE".`);
    expect(existsSync(out)).toBe(false);
  });

  it('rejects two cells for one figure', async () => {
    await expect(pull(only({ ...CIJFERS, periods: { '2024*': '2023' } }))).rejects.toThrow(
      'Cijfers!D5: is the same figure as one in row 5 (verzonnen-aandeel, GM0935, 2023).',
    );
  });

  it('finds columns by their headers, and reports when it cannot', async () => {
    await expect(
      pull(
        only({
          ...CIJFERS,
          columns: [
            { header: ['Verzonnen aandeeel', '{period}'], indicator: 'a' },
            { header: 'x', indicator: 'b', period: '2024' },
            { header: ['*', '2022'], indicator: 'c' },
          ],
        }),
      ),
    ).rejects.toThrow(`  Cijfers: columns[0].header: no column has ["Verzonnen aandeeel","{period}"] above it. `);
    await expect(
      pull(only({ ...CIJFERS, columns: [{ header: 'x', indicator: 'b', period: '2024' }] })),
    ).rejects.toThrow('columns[0].header: has 1 texts for 2 header rows');
    await expect(pull(only({ ...CIJFERS, columns: [{ header: ['*', '2022'], indicator: 'c' }] }))).rejects.toThrow(
      'columns[0]: the period must be specified once',
    );
    await expect(pull(only({ ...CIJFERS, sheet: 'Cijfer' }))).rejects.toThrow(
      'sheets[0].sheet: the file has no sheet "Cijfer". Did you mean Cijfers?',
    );
    await expect(pull(only({ ...CIJFERS, area: { column: 'Gemeenten', by: 'name' } }))).rejects.toThrow(
      'area.column: no column has "Gemeenten" above it. Did you mean Gemeente?',
    );
  });

  it('reads rows of one area, up to a last row', async () => {
    writeFileSync(
      file,
      municipalWorkbook({
        Blad1: [
          ['Jaar', 'Waarde'],
          ['2023', 5],
          ['2024', 6],
          ['Toelichting', 'x'],
        ],
      }),
    );
    await pull({
      indicators: { 'verzonnen-aantal': XLSX_MAPPING.indicators['verzonnen-aantal'] },
      sheets: [
        {
          sheet: 'Blad1',
          header_rows: [1],
          last_row: 3,
          area: { fixed: 'GM0935' },
          period_column: 'Jaar',
          columns: [{ header: 'Waarde', indicator: 'verzonnen-aantal', quality: 'ESTIMATED' }],
        },
      ],
    });
    expect(short()).toEqual(['aantal GM0935 2023 5', 'aantal GM0935 2024 6']);
    expect(rows('measurements').map(({ quality }) => quality)).toEqual(['ESTIMATED', 'ESTIMATED']);
  });

  it('limits memory for a small file that unpacks to a very large one, whatever size it states', async () => {
    writeFileSync(
      file,
      zip({ 'xl/worksheets/sheet1.xml': Buffer.alloc(257 * 1_048_576) }, { 'xl/worksheets/sheet1.xml': 10 }),
    );
    await expect(pull()).rejects.toThrow('export.xlsx cannot be read: it unpacks to more than 256 MB');
    writeFileSync(file, zip({ 'xl/a.xml': 'x'.repeat(100) }, { 'xl/a.xml': 4_000_000_000 }));
    await expect(pull()).rejects.toThrow('its part xl/a.xml does not have the size it declares');
  });

  it('rejects a file that is not a workbook', async () => {
    for (const content of ['naam;waarde\n', '']) {
      writeFileSync(file, content);
      await expect(pull()).rejects.toThrow(
        'export.xlsx cannot be read: it is not an xlsx file, or is damaged. Save it again as xlsx with a spreadsheet program.',
      );
    }
    const whole = municipalWorkbook();
    writeFileSync(file, whole.subarray(0, whole.length - 100));
    await expect(pull()).rejects.toThrow('or is damaged');
    rmSync(file);
    await expect(pull()).rejects.toThrow(`The file ${file} cannot be read (ENOENT).`);
  });

  it('drafts a mapping of each sheet', async () => {
    const draft = JSON.parse(await xlsx.suggest!({ subject: file, client: new PoliteClient(), baseUrl: '' }, null));
    expect(draft.sheets.at(-1)).toMatchObject({
      sheet: 'Monitor',
      header_rows: [1],
      period_column: 'Peildatum',
      columns: [{ header: 'Waarde', indicator: 'waarde' }],
    });
  });
});
