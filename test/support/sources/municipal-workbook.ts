import { type CellOf, workbook } from './xlsx-file.js';

/**
 * A workbook in the shape of exports of the municipal comparison portal: a title, indicators merged over their years in one header
 * row and the years in the next, a row for each municipality, a total and a source below. Every figure is made up.
 */
export const WIDE: CellOf[][] = [
  ['Verzonnen export'],
  [],
  ['Gemeente', 'Verzonnen aandeel', null, null, 'Verzonnen aantal', null],
  [null, 2022, '2023', '2024*', 2023, 2024],
  ['Maastricht', { number: '17.100000000000001' }, '16,4', '-', 1_234, '1.250'],
  ['Breda (gem.)', 12, null, 'x', 980, '?'],
  [],
  ['Totaal', 14, 15, 16, 2_214, 1_250],
  ['Bron: verzonnen'],
];

/** In the shape of tables of a GGD: one row for each area, subject and year, with dates and percentages as fractions. */
export const LONG: CellOf[][] = [
  ['Code', 'Onderwerp', 'Peildatum', 'Waarde'],
  [935, 'Verzonnen gezondheid', { date: 45_292 }, 0.171],
  ['GM0758', 'Verzonnen gezondheid', { date: 45_292 }, 0.16],
  [935, 'Iets anders', { date: 45_292 }, 'tekst'],
];

export function municipalWorkbook(sheets: Record<string, CellOf[][]> = { Cijfers: WIDE, Monitor: LONG }): Buffer {
  return workbook(sheets, { Cijfers: ['B3:D3', 'E3:F3'] });
}

/** A mapping that explains the whole workbook. */
export const XLSX_MAPPING = {
  source: 'xlsx',
  document: {
    title: 'Verzonnen export van gemeenten',
    publisher: 'verzonnen-portaal',
    published_on: '2026-03-01',
    url: 'https://portaal.example',
  },
  licences: [{ name: 'CC0-1.0' }],
  organisations: [{ slug: 'verzonnen-portaal', name_nl: 'Verzonnen portaal', kind: 'RESEARCH' }],
  indicators: {
    'verzonnen-aandeel': { name_nl: 'Verzonnen aandeel', unit: 'percent', decimals: 1 },
    'verzonnen-aantal': { name_nl: 'Verzonnen aantal', unit: 'count' },
    'verzonnen-gezondheid': { name_nl: 'Verzonnen gezondheid', unit: 'percent', decimals: 1 },
  },
  sheets: [
    {
      sheet: 'Cijfers',
      header_rows: [3, 4],
      area: { column: 'Gemeente', by: 'name', names: { 'Breda (gem.)': 'GM0758' }, ignore: ['Totaal', 'Bron*'] },
      periods: { '2024*': '2024' },
      missing: { '-': 'NOT_AVAILABLE', x: 'SUPPRESSED', '?': 'NOT_YET_PUBLISHED' },
      columns: [
        { header: ['Verzonnen aandeel', '{period}'], indicator: 'verzonnen-aandeel' },
        { header: ['Verzonnen aantal', '{period}'], indicator: 'verzonnen-aantal' },
      ],
    },
    {
      sheet: 'Monitor',
      header_rows: [1],
      area: { column: 'Code', by: 'code' },
      period_column: 'Peildatum',
      columns: [
        {
          header: 'Waarde',
          indicator: 'verzonnen-gezondheid',
          where: { Onderwerp: 'Verzonnen gezondheid' },
          multiply: '100',
        },
      ],
    },
  ],
};
