import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CsvProblem, readCsv, readCsvRows } from '../../src/packages/read/read-csv.js';

const read = (text: string) => readCsv(Buffer.from(text));

describe('a CSV file', () => {
  it('gives its header and records, quoted values and line breaks included', () => {
    expect(read('a,b\n1,"x, ""y""\nz"\r\n2,\n')).toEqual({
      table: {
        header: ['a', 'b'],
        records: [
          ['1', 'x, "y"\nz'],
          ['2', ''],
        ],
      },
    });
  });

  it('keeps rows that are too short or too long, for the check of the columns', () => {
    expect(read('a,b\n1\n1,2,3\n')).toEqual({ table: { header: ['a', 'b'], records: [['1'], ['1', '2', '3']] } });
  });

  it('may begin with a byte order mark, which is no part of the first name', () => {
    expect(read('\uFEFFa,b\n')).toEqual({ table: { header: ['a', 'b'], records: [] } });
  });

  it('is read in the encoding and with the delimiter of the descriptor', () => {
    const format = { encoding: 'windows-1252', delimiter: ';' } as const;
    expect(readCsv(Buffer.from('a;b\nS\u00fadwest;1,5\n', 'latin1'), format)).toEqual({
      table: { header: ['a', 'b'], records: [['S\u00fadwest', '1,5']] },
    });
    expect(readCsv(Buffer.from('a;b\nS\u00fadwest;1,5\n'), format)).toEqual({
      problem: {
        row: null,
        rule: 'encoding',
        message: expect.stringContaining('is UTF-8, though the descriptor gives windows-1252'),
      },
    });
  });

  it('is rejected in another encoding than UTF-8', () => {
    expect(readCsv(Buffer.from('Súdwest', 'latin1'))).toEqual({
      problem: { row: null, rule: 'encoding', message: expect.stringContaining('not UTF-8') },
    });
  });

  it.each(['utf-8', 'windows-1252'] as const)('is found to be UTF-16 when declared as %s', (encoding) => {
    const text = Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le');
    for (const content of [text, Buffer.from(text).swap16()]) {
      expect(readCsv(content, { encoding, delimiter: ',' })).toEqual({
        problem: {
          row: null,
          rule: 'encoding',
          message: 'is UTF-16: save it as UTF-8 (spreadsheets call it "CSV UTF-8").',
        },
      });
    }
  });

  it('is rejected with semicolons between its cells, in one finding', () => {
    const message =
      'is separated by semicolons, not by commas: save it with the other, or write "dialect": {"delimiter": ";"} for it in the descriptor.';
    const problem = { row: null, rule: 'delimiter', message };
    expect(read('slug;title\r\nnota;"Nota, ""deel"" 1"\r\n')).toEqual({ problem });
    expect(read('"slug";"title"\n')).toEqual({ problem });
    expect(read('a,b\n1;2,3\n')).toEqual({ table: { header: ['a', 'b'], records: [['1;2', '3']] } });
  });

  it('reports both in one finding when delimiter and encoding are wrong', () => {
    expect(readCsv(Buffer.from('slug;title\n1;S\u00fadwest', 'latin1'))).toEqual({
      problem: { row: null, rule: 'delimiter', message: expect.stringMatching(/semicolons.*It also is not UTF-8/) },
    });
  });

  it('is rejected with tabs between its cells', () => {
    expect(read('a\tb\n1\t2\n')).toEqual({
      problem: { row: null, rule: 'delimiter', message: expect.stringContaining('tabs') },
    });
  });

  it('is rejected when empty', () => {
    expect(read('')).toEqual({ problem: { row: null, rule: 'header', message: expect.stringContaining('is empty') } });
  });

  it.each([
    ['never closed', 'a,b\n1,2\n3,"Jan Jansen\n', 3, 'that is never closed'],
    ['closed too early', 'a,b\n"Jan" Jansen,2\n', 2, 'continues after its closing quote'],
    ['opened too late', 'a,b\n1,2\nJan "Jansen",2\n', 3, 'inside a value without quotes'],
  ])('names the row of a quotation that is %s, and not its text', (_, text, row, words) => {
    const reading = read(text);
    expect(reading).toEqual({ problem: { row, rule: 'quoting', message: expect.stringContaining(words) } });
    expect(JSON.stringify(reading)).not.toContain('Jansen');
  });
});

describe('a CSV file that is read some rows at a time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-csv-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function readRows(content: string | Buffer): Promise<{ rows: string[][]; problem: CsvProblem | null }> {
    const path = join(folder, 'file.csv');
    writeFileSync(path, content);
    const rows: string[][] = [];
    for await (const some of readCsvRows(path, { encoding: 'utf-8', delimiter: ',' })) {
      if (!Array.isArray(some)) return { rows, problem: some };
      rows.push(...some);
    }
    return { rows, problem: null };
  }

  /** Rows of all lengths, so that wherever a piece ends, something of every kind is cut there once. */
  const CELLS = ['', 'a', 'Súdwest-Fryslân', 'x, y', '€ 5', '"quoted"', 'two\nlines', 'two\r\nlines', ' '];
  const records = Array.from({ length: 6_000 }, (_, row) => [
    `${row}`,
    CELLS[row % CELLS.length]!,
    'x'.repeat(row % 97),
  ]);
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

  it('gives the same rows, wherever its pieces end', async () => {
    const plain = records.filter(([, cell]) => !/[",\n]/.test(cell!));
    expect(await readRows(plain.map((cells) => cells.join(',')).join('\n'))).toEqual({ rows: plain, problem: null });
    expect(await readRows(`${plain.map((cells) => cells.join(',')).join('\r\n')}\r\n`)).toEqual({
      rows: plain,
      problem: null,
    });
    expect(await readRows(records.map((cells) => cells.map(quoted).join(',')).join('\r\n'))).toEqual({
      rows: records,
      problem: null,
    });
  });

  it('gives the same rows when only some of them have quotation marks', async () => {
    const mixed = records
      .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? quoted(cell) : cell)).join(','))
      .join('\n');
    expect(await readRows(mixed)).toEqual({ rows: records, problem: null });
  });

  it('keeps an empty line as a row of one empty cell, quotes or not', async () => {
    expect((await readRows('a,b\n\n1,2\n')).rows).toEqual([['a', 'b'], [''], ['1', '2']]);
    expect((await readRows('a,b\n\n"1",2\n')).rows).toEqual([['a', 'b'], [''], ['1', '2']]);
  });

  it('names the row of a quotation that is wrong far down, and gives the rows above it', async () => {
    const lines = Array.from({ length: 5_000 }, (_, row) => `${row},b`);
    const { rows, problem } = await readRows([...lines, '1,"Jan Jansen', ...lines].join('\n'));
    expect(problem).toEqual({ row: 5_001, rule: 'quoting', message: expect.stringContaining('never closed') });
    expect(rows.length).toBeGreaterThan(4_000);
  });

  it('rejects a value that is never closed long before the end of the file', async () => {
    const { problem } = await readRows(`a,b\n1,"x\n${'1,2\n'.repeat(1_000_000)}`);
    expect(problem).toMatchObject({ row: 2, rule: 'quoting' });
  });

  it('is found to be UTF-16', async () => {
    expect((await readRows(Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'))).problem).toMatchObject({
      rule: 'encoding',
      message: expect.stringMatching(/^is UTF-16: /),
    });
  });

  it('is rejected when empty, or in another encoding further down', async () => {
    expect((await readRows('')).problem).toMatchObject({ rule: 'header' });
    const { problem } = await readRows(
      Buffer.concat([Buffer.from('a,b\n'.repeat(50_000)), Buffer.from('S\u00fadwest,1\n', 'latin1')]),
    );
    expect(problem).toMatchObject({ rule: 'encoding', message: expect.stringContaining('not UTF-8') });
  });
});
