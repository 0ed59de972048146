import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/export/index.js';
import { modules } from '../../src/modules/index.js';
import { type CsvRow, csvRows } from '../support/csv-rows.js';
import { dialects } from '../support/dialects.js';
import { type ExportServer, startExportServer } from '../support/exports.js';

const tables = modules.flatMap((module) => module.exports ?? []);

const SELECTION = 'areas=GM0935,NL01&indicators=jeugdhulp-aandeel-tot-18&years=2023';
const NAME = 'Share of young people under 18 with youth care';

describe.each(dialects())('files in English on %s', (dialect) => {
  let server: ExportServer;
  beforeAll(async () => {
    server = await startExportServer(dialect);
  });
  afterAll(() => server.close());

  const file = async (ending: string): Promise<Buffer> =>
    Buffer.from(await server.bytes(`/export/measurements.${ending}?${SELECTION}&lang=EN`));

  it('have English names, and Dutch ones marked as Dutch', async () => {
    const rows = csvRows((await file('csv')).toString());
    expect(rows.map((row) => [row.indicator_name, row.indicator_name_lang, row.area_name, row.area_name_lang])).toEqual(
      [
        [NAME, 'en', 'Maastricht', 'nl'],
        [NAME, 'en', 'The Netherlands', 'en'],
      ],
    );
    const days = csvRows(await server.text('/export/measurements.csv?indicators=inwoners-0-18&lang=EN'));
    expect(days.map((row) => [row.period_label, row.period_label_lang])).toContainEqual(['1 January 2023', 'en']);
  });

  it('have notes and populations in English, and one column for each', async () => {
    const lines = '/export/budget-lines.csv?programmes=6.1&years=2024';
    const noted = async (address: string) => csvRows(await server.text(address)).find(({ note }) => note !== '')!;
    const [line, plain] = [await noted(`${lines}&lang=EN`), await noted(lines)];
    expect([line.note, line.note_lang]).toEqual([
      'Not only for youth. The table gives the programme only at the first line of the group.',
      'en',
    ]);
    expect([line.programme_name, plain.programme_name_en]).toEqual(
      Array(2).fill('Community strength and citizen participation'),
    );
    expect([plain.note!.slice(0, 26), 'note_en' in plain]).toEqual(['Niet alleen voor jeugd. Pr', false]);
    const unknown = await noted(
      '/export/measurements.csv?indicators=jeugdhulp-aandeel-tot-18&years=2024&areas=NL01&lang=EN',
    );
    expect([unknown.note, unknown.note_lang]).toEqual(['n.n.b. (not yet known)', 'en']);
    const [indicator] = csvRows(await server.text('/export/indicators.csv?slugs=jeugdhulp-aandeel-tot-18&lang=EN'));
    expect([indicator!.population, indicator!.population_lang]).toEqual(['young people under 18', 'en']);
  });

  it.each(tables.map(({ name }) => [name]))('have each text of %s in one language, which is stated', async (name) => {
    const [english, dutch] = await Promise.all(
      ['?lang=EN', ''].map(async (query) => csvRows(await server.text(`/export/${name}.csv${query}`))),
    );
    expect(english).toHaveLength(dutch!.length);
    const columns = Object.keys(english![0]!);
    expect(columns.filter((column) => /_(nl|en)$/.test(column))).toEqual([]);
    for (const column of columns.filter((one) => columns.includes(`${one}_lang`)))
      for (const [index, row] of english!.entries()) {
        const original = dutch![index]!;
        const inDutch = original[`${column}_nl`] ?? original[column]!;
        const inEnglish = original[`${column}_en`];
        const expected = inEnglish ? ['en', inEnglish] : ['nl', inDutch];
        if (inEnglish !== undefined)
          expect([row[`${column}_lang`], row[column]]).toEqual(inDutch === '' ? ['', ''] : expected);
        else if (row[`${column}_lang`] === 'nl') expect(row[column]).toBe(inDutch);
        else expect(row[`${column}_lang`]).toBe(inDutch === '' ? '' : 'en');
      }
    const side = JSON.parse(await server.text(`/export/${name}.meta.json?lang=EN`));
    expect(side.columns.map((column: CsvRow) => column.name)).toEqual(columns);
    expect(side.language).toBe('en');
  });

  it('are what they were when Dutch is asked for, at the same address', async () => {
    for (const ending of [...formats.map((format) => format.ending), 'meta.json']) {
      const [plain, dutch, english] = await Promise.all(
        ['', '&lang=NL', '&lang=EN'].map((lang) => server.get(`/export/measurements.${ending}?${SELECTION}${lang}`)),
      );
      for (const name of ['etag', 'content-disposition', 'link'])
        expect(dutch!.headers.get(name), ending).toBe(plain!.headers.get(name));
      const [first, second, third] = await Promise.all(
        [plain!, dutch!, english!].map(async (answer) => Buffer.from(await answer.arrayBuffer())),
      );
      expect(second!.equals(first!), ending).toBe(true);
      expect(third!.equals(first!), ending).toBe(false);
      expect(english!.headers.get('etag')).not.toBe(plain!.headers.get('etag'));
      const version = english!.headers.get('x-data-version');
      expect(english!.headers.get('content-disposition')).toBe(
        `attachment; filename="jeugdgraaf-measurements-${version}-en.${ending}"`,
      );
      expect(english!.headers.get('link')).toContain('lang=EN');
    }
  });

  it('as JSON-stat state the language of each label', async () => {
    const { dimension, extension, label } = JSON.parse((await file('jsonstat')).toString());
    expect([label, extension.language]).toEqual(['Jeugdgraaf: measurements', 'en']);
    expect(dimension.indicator.category.label).toEqual({ 'jeugdhulp-aandeel-tot-18': NAME });
    expect(dimension.ref_area.category.label).toEqual({ GM0935: 'Maastricht', NL01: 'The Netherlands' });
    expect(dimension.ref_area.extension).toEqual({ labelLanguage: { GM0935: 'nl', NL01: 'en' } });
  });

  it('as SDMX-CSV have names and their languages as attributes', async () => {
    const rows = csvRows((await file('sdmx.csv')).toString());
    expect(rows.map((row) => [row.REF_AREA, row.INDICATOR_NAME, row.REF_AREA_NAME, row.REF_AREA_NAME_LANG])).toEqual([
      ['GM0935', NAME, 'Maastricht', 'nl'],
      ['NL01', NAME, 'The Netherlands', 'en'],
    ]);
  });

  it('as Parquet, workbook and Data Package have the cells of the CSV, and say so', async () => {
    const csv = csvRows((await file('csv')).toString());
    const bytes = await file('parquet');
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const parquet = await parquetReadObjects({ file: buffer });
    expect(parquet.map((row) => row.area_name_lang)).toEqual(['nl', 'en']);
    expect(parquetMetadata(buffer).key_value_metadata).toContainEqual({ key: 'language', value: 'en' });

    const workbook = await file('xlsx');
    const [head, first] = await readSheet(workbook, 'measurements');
    expect(head).toEqual(Object.keys(csv[0]!));
    expect(first![head!.indexOf('indicator_name')]).toBe(NAME);
    const about = Object.fromEntries((await readSheet(workbook, 'about')) as [string, string][]);
    expect(about.Language).toMatch(/^English where the data has it, else Dutch/);

    const entries = unzipSync(await file('zip'));
    expect(csvRows(strFromU8(entries['measurements.csv']!))).toEqual(csv);
    expect(strFromU8(entries['README.md']!)).toContain('\n- Language: English where the data has it, else Dutch');
    const descriptor = JSON.parse(strFromU8(entries['datapackage.json']!));
    expect(descriptor['jeugdgraaf:language']).toBe('en');
    expect(descriptor.resources[0].schema.fields).toContainEqual(
      expect.objectContaining({
        name: 'area_name_lang',
        description: 'Language of `area_name`: `en`, or `nl` where the data has no English.',
      }),
    );
  });

  it('are addressed by the graph, the list of files and the side file', async () => {
    const { body } = await server.post('{ policyPlans { exportUrl(lang: EN) plain: exportUrl(lang: NL) } }');
    expect(body.data.policyPlans).toEqual({
      exportUrl: '/export/policy-plans.csv?lang=EN',
      plain: '/export/policy-plans.csv',
    });
    const list = JSON.parse(await server.text('/export?lang=EN'));
    expect(list.tables[0].files[0].address).toBe(`${server.base}/export/documents.csv?lang=EN`);
    const side = JSON.parse(await server.text('/export/areas.meta.json?lang=EN&search=Maastricht'));
    expect(side.files[0].address).toBe(`${server.base}/export/areas.csv?lang=EN&search=Maastricht`);
  });

  it.each(['/export/areas.csv', '/export/areas.meta.json', '/export', '/catalog.ttl', '/catalog.jsonld'])(
    'are refused in an unknown language: %s',
    async (address) => {
      const answer = await server.get(`${address}?lang=en`);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({
        title: 'Wrong value',
        detail: 'Parameter "lang": Value "en" does not exist in "Language" enum. Did you mean the enum value "EN"?',
        parameter: 'lang',
        value: 'en',
        expected: 'NL | EN',
        suggestions: ['EN', 'NL'],
      });
    },
  );
});
