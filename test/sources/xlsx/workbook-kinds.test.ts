import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PoliteClient } from '../../../src/sources/http/polite-client.js';
import { pull as pullSource } from '../../../src/sources/pull.js';
import { xlsxMapping } from '../../../src/sources/xlsx/mapping.js';
import { xlsx } from '../../../src/sources/xlsx/xlsx.source.js';
import { type CellOf, workbook, workbookOf } from '../../support/sources/xlsx-file.js';

const MAPPING = {
  source: 'xlsx',
  document: { title: 'Verzonnen', publisher: 'cbs', published_on: '2026-03-01' },
  licences: [{ name: 'CC0-1.0' }],
  indicators: { ind: { name_nl: 'Ind', unit: 'percent' } },
};

/** Kinds of workbook that programs and publishers write; every figure is made up. */
describe('pull xlsx of', () => {
  let folder: string;
  let out: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-xlsx-'));
    out = join(folder, 'verzonnen');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const rows = () => parse(readFileSync(join(out, 'measurements.csv')), { columns: true }) as Record<string, string>[];
  const pull = async (content: Buffer | CellOf[][], sheet: object = {}, merged: string[] = []) => {
    const file = join(folder, 'b.xlsx');
    writeFileSync(file, Buffer.isBuffer(content) ? content : workbook({ S: content }, { S: merged }));
    const { warnings } = await pullSource(xlsx, {
      subject: file,
      client: new PoliteClient(),
      baseUrl: '',
      mapping: xlsxMapping.parse({
        ...MAPPING,
        sheets: [
          {
            sheet: 'S',
            header_rows: [1],
            area: { column: 'Gemeente', by: 'name' },
            columns: [{ header: '{period}', indicator: 'ind' }],
            ...sheet,
          },
        ],
      }),
      out,
      replace: true,
    });
    const short = rows().map(({ area, period, value, low, high, missing }) =>
      [area, period, value || missing || `${low}..${high}`].join(' '),
    );
    return { short, warnings };
  };

  it('an area column beside a column for each year', async () => {
    const { short } = await pull([
      ['Gemeente', '2022', 2023],
      ['Maastricht', 5, 6],
    ]);
    expect(short).toEqual(['GM0935 2022 5', 'GM0935 2023 6']);
  });

  it('a header that is no period, told once, and left out on request', async () => {
    const content: CellOf[][] = [
      ['Gemeente', 'Provincie', '2022'],
      ['Maastricht', 'Limburg', 5],
      ['Breda', 'Noord-Brabant', 6],
    ];
    await expect(pull(content)).rejects.toThrow(
      /:\n {2}S!B1: its period "Provincie" is unknown.*or null to leave it out\.$/,
    );
    expect((await pull(content, { periods: { Provincie: null } })).short).toEqual(['GM0935 2022 5', 'GM0758 2022 6']);
  });

  it('rows and cells without references, as they follow one another', async () => {
    const cells = (...texts: string[]) => texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
    const content = workbookOf(
      `<row>${cells('Gemeente', '2022', '2023')}</row><row>${cells('Maastricht')}<c><v>5</v></c><c><v>6</v></c></row>` +
        `<row r="5">${cells('Breda')}<c r="C5"><v>8</v></c></row>`,
    );
    expect((await pull(content)).short).toEqual([
      'GM0935 2022 5',
      'GM0935 2023 6',
      'GM0758 2022 NOT_STATED',
      'GM0758 2023 8',
    ]);
    expect(rows().at(-1)!.locator).toBe('S!C5');
  });

  it('areas and periods over merged rows; but one figure for several rows is refused', async () => {
    const long: CellOf[][] = [
      ['Gemeente', 'Jaar', 'Waarde'],
      ['Maastricht', '2022', 5],
      [null, '2023', 6],
      ['Breda', '2022', 7],
    ];
    const table = { period_column: 'Jaar', columns: [{ header: 'Waarde', indicator: 'ind' }] };
    expect((await pull(long, table, ['A2:A3'])).short).toEqual(['GM0935 2022 5', 'GM0935 2023 6', 'GM0758 2022 7']);
    await expect(pull(long, table)).rejects.toThrow('S!A3: is empty, in a row with figures.');
    const shared = long.map((cells, row) => (row === 2 ? [null, '2023', null] : cells));
    await expect(pull(shared, table, ['A2:A3', 'C2:C3'])).rejects.toThrow(
      'S!C3: is merged with S!C2, so that one figure is that of several rows: separate the cells.',
    );
  });

  it('markers that are numbers', async () => {
    const content: CellOf[][] = [
      ['Gemeente', '2022', '2023'],
      ['Maastricht', -99_997, 6],
      ['Breda', -1, '-1,0'],
    ];
    const missing = { '-99997': 'SUPPRESSED', '-1': 'NOT_AVAILABLE', '-1,0': 'NOT_AVAILABLE' };
    expect((await pull(content, { missing })).short).toEqual([
      'GM0935 2022 SUPPRESSED',
      'GM0935 2023 6',
      'GM0758 2022 NOT_AVAILABLE',
      'GM0758 2023 NOT_AVAILABLE',
    ]);
    expect(rows()[0]!.note).toBe('In de bron staat "-99997".');
  });

  it('hidden rows and columns, taken or left out and told', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const content = workbookOf(
      `<row r="1">${text('A1', 'Gemeente')}${text('B1', '2022')}${text('C1', '2023')}</row>` +
        `<row r="2">${text('A2', 'Maastricht')}<c r="B2"><v>5</v></c><c r="C2"><v>6</v></c></row>` +
        `<row r="3" hidden="1">${text('A3', 'Breda')}<c r="B3"><v>7</v></c><c r="C3"><v>8</v></c></row>`,
      { before: '<cols><col min="3" max="3" hidden="1"/></cols>' },
    );
    const taken = await pull(content);
    expect(taken.short).toHaveLength(4);
    expect(taken.warnings).toEqual([
      'S: 1 hidden row and 1 hidden column with figures taken; "hidden": "leave-out" in the mapping changes that.',
    ]);
    const without = await pull(content, { hidden: 'leave-out' });
    expect(without.short).toEqual(['GM0935 2022 5']);
    expect(without.warnings[0]).toContain('1 hidden row and 1 hidden column with figures left out');
  });

  it('formats far from the figures', async () => {
    const content = workbookOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Gemeente</t></is></c><c r="B1"><v>2022</v></c></row>' +
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Oss</t></is></c><c r="B2"><v>5</v></c></row>' +
        '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
    );
    expect((await pull(content)).short).toEqual(['GM0828 2022 5']);
  });

  it('percentages as they are shown, unless the mapping has a factor', async () => {
    const content: CellOf[][] = [
      ['Gemeente', '2022'],
      ['Maastricht', { percent: 0.171 }],
    ];
    expect((await pull(content)).short).toEqual(['GM0935 2022 17.1']);
    const multiply = { columns: [{ header: '{period}', indicator: 'ind', multiply: '1' }] };
    expect((await pull(content, multiply)).short).toEqual(['GM0935 2022 0.171']);
  });

  it('figures with marks and bounds, which are declared or refused with what to declare', async () => {
    const content: CellOf[][] = [
      ['Gemeente', '2021', '2022', '2023', '2024', '2025'],
      ['Maastricht', '12*', '\u22125,5', '1\u00a0250', '17,1 %', '<5'],
      ['Breda', '5-9', '\u2265 70', '1.250 1)', '3¹', '8'],
    ];
    await expect(pull(content)).rejects.toThrow(
      `  S!B2: "12*" has "*" beside its figure: specify in marks what that means, such as "marks": {"*": {"note": "…"}}, or {} if it means nothing more.`,
    );
    await expect(pull(content)).rejects.toThrow('S!E2: "17,1 %" has "%" beside its figure');
    await expect(pull(content)).rejects.toThrow('S!E3: "3¹" has "¹" beside its figure');
    const marks = { '*': { quality: 'PROVISIONAL', note: 'Voorlopig.' }, '%': {}, '1)': {}, '¹': { note: 'Herzien.' } };
    expect((await pull(content, { marks })).short).toEqual([
      'GM0935 2021 12',
      'GM0935 2022 -5.5',
      'GM0935 2023 1250',
      'GM0935 2024 17.1',
      'GM0935 2025 ..5',
      'GM0758 2021 5..9',
      'GM0758 2022 70..',
      'GM0758 2023 1250',
      'GM0758 2024 3',
      'GM0758 2025 8',
    ]);
    expect(rows()[0]).toMatchObject({ quality: 'PROVISIONAL', note: 'Voorlopig.' });
    expect(rows()[4]!.note).toBe('In de bron staat "<5".');
    expect(rows()[8]!.note).toBe('Herzien.');
    await expect(pull([content[0]!, ['Breda', '171)', 1, 1, 1, 1]], { marks })).rejects.toThrow('S!B2: "171)"');
  });

  it('a footnote in superscript, which is no digit of its figure', async () => {
    const content = workbookOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Gemeente</t></is></c><c r="B1"><v>2022</v></c></row><row r="2">' +
        '<c r="A2" t="inlineStr"><is><t>Oss</t></is></c><c r="B2" t="inlineStr"><is><r><t>17</t></r><r><rPr>' +
        '<vertAlign val="superscript"/></rPr><t>2</t></r></is></c></row>',
    );
    await expect(pull(content)).rejects.toThrow('S!B2: "17²" has "²" beside its figure');
    expect((await pull(content, { marks: { '²': {} } })).short).toEqual(['GM0828 2022 17']);
  });

  it('areas as publishers and people name them', async () => {
    const names = [
      ['Utrecht (gemeente)', 'GM0344'],
      ["'s-Gravenhage (gemeente)", 'GM0518'],
      ['Beek (L.)', 'GM0888'],
      ['Bergen (L.)', 'GM0893'],
      ['Bergen (NH)', 'GM0373'],
      ['Sudwest-Fryslan', 'GM1900'],
      ['Gemeente Oss', 'GM0828'],
      ['MAASTRICHT\u00b9', 'GM0935'],
      ['Den Bosch', 'GM0796'],
      ['Nederland', 'NL01'],
    ] as const;
    const content: CellOf[][] = [['Gemeente', '2022'], ...names.map(([name]) => [name, 5])];
    const { short } = await pull(content);
    expect(short).toEqual(names.map(([, code]) => `${code} 2022 5`));
    expect(
      rows()
        .map(({ note }) => note)
        .filter((note) => note),
    ).toEqual(['In de bron heet het gebied "MAASTRICHT¹".']);
    expect(
      (
        await pull([
          ['Gemeente', '2022'],
          ['Den Haag', 5],
        ])
      ).short,
    ).toEqual(['GM0518 2022 5']);
    for (const [name, told] of [
      ['Bergen', '"Bergen" is the name of Bergen (NH.) (GM0373) and of Bergen (L.) (GM0893)'],
      ['Oosterhout-Noord', 'Did you mean Oosterhout (GM0826)'],
      ['Alphen', 'Did you mean Alphen aan den Rijn (GM0484)'],
      ['Utrecht (PV)', '"Utrecht (PV)" is not a known area.'],
    ])
      await expect(
        pull([
          ['Gemeente', '2022'],
          [name!, 5],
        ]),
      ).rejects.toThrow(told);
  });

  it('codes as spreadsheets spoil them, with a note; an unknown one is refused before anything is written', async () => {
    const table = {
      area: { column: 'Gemeente', by: 'code' },
      columns: [{ header: '2022', indicator: 'ind', period: '2022' }],
    };
    const content = (...codes: (string | number)[]): CellOf[][] => [
      ['Gemeente', '2022'],
      ...codes.map((code) => [code, 5]),
    ];
    expect((await pull(content('gm0758', 'NL00', 935), table)).short).toEqual([
      'GM0758 2022 5',
      'NL01 2022 5',
      'GM0935 2022 5',
    ]);
    expect(rows().map(({ note }) => note)).toEqual([
      'In de bron heet het gebied "gm0758".',
      'In de bron heet het gebied "NL00".',
      '',
    ]);
    for (const code of ['758.0', 'GM 0758', '758'])
      expect((await pull(content(code), table)).short).toEqual(['GM0758 2022 5']);
    rmSync(out, { recursive: true });
    await expect(pull(content('GM9999'), table)).rejects.toThrow('S!A2: "GM9999" is not the code of an area');
    await expect(pull(content('BU09350101'), table)).rejects.toThrow('It is a district or neighbourhood');
    expect(existsSync(out)).toBe(false);
  });

  it('areas in headers', async () => {
    const content: CellOf[][] = [
      ['Jaar', 'Maastricht', 'Breda (gemeente)'],
      ['2022', 5, 6],
    ];
    const columns = [{ header: '{area}', indicator: 'ind' }];
    expect((await pull(content, { area: undefined, period_column: 'Jaar', columns })).short).toEqual([
      'GM0935 2022 5',
      'GM0758 2022 6',
    ]);
  });

  it('thousands in a header, which need a factor', async () => {
    const content: CellOf[][] = [
      ['Gemeente', 'Lasten (x\u00a01\u00a0000 euro)'],
      ['Maastricht', 5],
    ];
    const column = { header: 'Lasten*', indicator: 'ind', period: '2022' };
    await expect(pull(content, { columns: [column] })).rejects.toThrow(
      'columns[0].multiply: is missing; "Lasten (x 1 000 euro)" states a multiplier.',
    );
    expect((await pull(content, { columns: [{ ...column, multiply: '1000' }] })).short).toEqual(['GM0935 2022 5000']);
  });

  it('a date where a figure should be, which is refused', async () => {
    await expect(
      pull([
        ['Gemeente', '2022'],
        ['Maastricht', { date: 46_109 }],
      ]),
    ).rejects.toThrow('S!B2: is the date 2026-03-28, not a figure: give the cell the format of a number');
  });

  it('damaged or hostile XML, in our own words', async () => {
    for (const xml of ['<row><c', '<row r="1"><c r="A1"></row>', '<!DOCTYPE x [<!ENTITY a "b">]>'])
      await expect(pull(workbookOf(xml))).rejects.toThrow(/^(b\.xlsx cannot be read: it is not|b\.xlsx is rejected)/);
  });
});
