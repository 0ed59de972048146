import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modules } from '../../../src/modules/index.js';
import { checkFolder } from '../../../src/packages/check/check-given.js';
import { csv } from '../../../src/sources/csv/csv.source.js';
import { csvMapping } from '../../../src/sources/csv/mapping.js';
import { PoliteClient } from '../../../src/sources/http/polite-client.js';
import { pull as pullSource } from '../../../src/sources/pull.js';

const MAPPING = {
  source: 'csv',
  document: { title: 'Verzonnen', publisher: 'cbs', published_on: '2026-03-01' },
  licences: [{ name: 'CC0-1.0' }],
  indicators: { ind: { name_nl: 'Ind', unit: 'count' } },
};

/** A download of StatLine: quoted, semicolons, a byte order mark, figures padded with blanks. */
const DOWNLOAD = `\ufeff"Donorregistratie";"Persoonskenmerken";"Perioden";"Donorregister (x 1 000)"
"Geregistreerd";"Totale bevolking van 12 jaar en ouder";"2014";"  5768.6"
"Geregistreerd";"Totale bevolking van 12 jaar en ouder";"2015";"  5814.5"
"Geregistreerd";"Totale bevolking van 12 jaar en ouder";"2016";"       ."
"Niet geregistreerd";"Totale bevolking van 12 jaar en ouder";"2014";"   123.4"
`;

describe('pull csv', () => {
  let folder: string;
  let out: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-csv-'));
    out = join(folder, 'verzonnen');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const rows = () => parse(readFileSync(join(out, 'measurements.csv')), { columns: true }) as Record<string, string>[];
  const pull = async (content: string | Buffer, table: object, mapping: object = {}) => {
    const file = join(folder, 'export.csv');
    writeFileSync(file, content);
    const { warnings } = await pullSource(csv, {
      subject: file,
      client: new PoliteClient(),
      baseUrl: '',
      mapping: csvMapping.parse({ ...MAPPING, ...mapping, tables: [table] }),
      out,
      replace: true,
    });
    return { warnings, short: rows().map((row) => `${row.area} ${row.period} ${row.value || row.missing}`) };
  };
  const BY_NAME = { area: { column: 'Gemeente', by: 'name' }, columns: [{ header: '{period}', indicator: 'ind' }] };

  it('reads a download of StatLine', async () => {
    const column = { header: 'Donorregister*', indicator: 'ind', where: { Donorregistratie: 'Geregistreerd' } };
    const table = { area: { fixed: 'NL01' }, period_column: 'Perioden', missing: { '.': 'NOT_AVAILABLE' } };
    await expect(pull(DOWNLOAD, { ...table, columns: [column] })).rejects.toThrow(
      'columns[0].multiply: is missing; "Donorregister (x 1 000)" states a multiplier.',
    );
    const { short, warnings } = await pull(DOWNLOAD, { ...table, columns: [{ ...column, multiply: '1000' }] });
    expect(short).toEqual(['NL01 2014 5768600', 'NL01 2015 5814500', 'NL01 2016 NOT_AVAILABLE']);
    expect(warnings).toEqual([
      '1 of the 3 cells have no figure; they are in the package as missing.',
      'Read with the delimiter ";" and the encoding utf-8; the decimal sign is ".".',
    ]);
    expect(rows()[0]!.locator).toBe('export.csv!D2');
    expect((await checkFolder(out, modules)).findings.errors).toEqual([]);
  });

  it('reads a table of RIVM, by codes with blanks and with other regions left out', async () => {
    const content =
      'ID;Marges;RegioS;Moeite_1;Schulden_3\n0;MW00000;NL01  ;28.3;10.6\n1;MW00000;CG01  ;24;10\n2;MW00000;GM1680;26;\n';
    const table = {
      area: { column: 'RegioS', by: 'code', ignore: ['CG*'] },
      columns: [{ header: 'Moeite_1', indicator: 'ind', period: '2024', where: { Marges: 'MW00000' } }],
    };
    expect((await pull(content, table)).short).toEqual(['NL01 2024 28.3', 'GM1680 2024 26']);
  });

  it('refuses a municipality that the graph does not have, and writes nothing', async () => {
    const table = {
      area: { column: 'code', by: 'code' },
      columns: [{ header: 'inhabitants_2020', indicator: 'ind', period: '2020' }],
    };
    await expect(pull('code,name,inhabitants_2020\nGM9999,Nergens,11642\n', table)).rejects.toThrow(
      'export.csv!A2: "GM9999" is not the code of an area of the release. Municipalities that no longer exist',
    );
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['windows-1252', Buffer.from('Gemeente;2022\nG\u00f3es;5,5\n', 'latin1')],
    ['utf-16le', Buffer.from('\ufeffGemeente\t2022\nG\u00f3es\t5,5\n', 'utf16le')],
    ['utf-8', Buffer.from('Gemeente|2022\rG\u00f3es|5,5\r')],
  ])('detects the encoding %s, the delimiter and the line ends', async (encoding, content) => {
    const { short, warnings } = await pull(content, BY_NAME);
    expect(short).toEqual(['GM0664 2022 5.5']);
    expect(warnings.at(-1)).toContain(`the encoding ${encoding}; the decimal sign is ",".`);
  });

  it('reads what is declared in place of what it detects', async () => {
    const content = 'Gemeente,a;2022\nOss;1.234\n';
    const table = { ...BY_NAME, area: { column: 'Gemeente,a', by: 'name' }, decimal: ',' };
    await expect(pull(content, table)).rejects.toThrow('The delimiter of export.csv does not show from line 1');
    expect((await pull(content, table, { delimiter: ';' })).short).toEqual(['GM0828 2022 1234']);
  });

  it('never guesses between decimals and thousands', async () => {
    await expect(pull('Gemeente;2022\nOss;1.234\n', BY_NAME)).rejects.toThrow(
      'tables[0].decimal: is missing, and "1.234" may have decimals or thousands',
    );
    await expect(pull('Gemeente;2022\nOss;1,5\nBreda;1.5\n', BY_NAME)).rejects.toThrow('"1,5" and "1.5" differ');
    expect((await pull('Gemeente;2022\nOss;1.234\nBreda;0,5\n', BY_NAME)).short[0]).toBe('GM0828 2022 1234');
    expect((await pull('Gemeente;2022\nOss;1.234\nBreda;2.5\n', BY_NAME)).short[0]).toBe('GM0828 2022 1.234');
  });

  it('names what cannot be read, in our own words', async () => {
    await expect(pull('Gemeente;2022\n"Oss;5\n', BY_NAME)).rejects.toThrow(
      'export.csv, row 2 has a quoted value that is never closed',
    );
    await expect(pull('', BY_NAME)).rejects.toThrow('export.csv is empty.');
    await expect(pull(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), BY_NAME)).rejects.toThrow('see jeugdgraaf pull xlsx');
    await expect(pull(Buffer.from('a;b\u0000'), BY_NAME)).rejects.toThrow('is not a text');
    await expect(pull('Gemeente;2022\nOss;5\nOss;6\n', BY_NAME)).rejects.toThrow(
      'export.csv!B3: is the same figure as one in row 2 (ind, GM0828, 2022).',
    );
  });

  it('drafts a mapping, with a question mark for what no cell tells', async () => {
    const draft = async (content: string, find: string | null = null) => {
      const file = join(folder, 'export.csv');
      writeFileSync(file, content);
      return JSON.parse(await csv.suggest!({ subject: file, client: new PoliteClient(), baseUrl: '' }, find));
    };
    expect(await draft(DOWNLOAD)).toMatchObject({
      source: 'csv',
      document: { title: 'export.csv', publisher: '?' },
      tables: [
        {
          header_rows: [1],
          area: { fixed: '?' },
          period_column: 'Perioden',
          missing: { '.': '?' },
          columns: [{ header: 'Donorregister (x 1 000)', multiply: '?', where: { Donorregistratie: 'Geregistreerd' } }],
        },
      ],
    });
    const wide = 'Gemeente;2022;2023;Aandeel met hulp (%)\nOss;1;2;3\nBreda;1;x;3\nTotaal;2;2;6\n';
    expect((await draft(wide)).tables[0]).toEqual({
      header_rows: [1],
      area: { column: 'Gemeente', by: 'name', ignore: ['Totaal'] },
      missing: { x: '?' },
      columns: [
        { header: '{period}', indicator: '?' },
        { header: 'Aandeel met hulp (%)', indicator: 'aandeel-met-hulp', period: '?' },
      ],
    });
    expect((await draft(wide, 'hulp')).tables[0].columns).toHaveLength(1);
    await expect(draft('a;b\nc;d\n')).rejects.toThrow('export.csv has no line with names above figures.');
  });
});
