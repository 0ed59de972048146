import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/ingest/read-csv.js';

const read = (text: string) => readCsv(Buffer.from(text));

describe('a CSV file', () => {
  it('gives its header and records, quoted values and line breaks included', () => {
    expect(read('a,b\n1,"x, ""y""\nz"\r\n2,\n')).toEqual({ table: { header: ['a', 'b'], records: [['1', 'x, "y"\nz'], ['2', '']] } });
  });

  it('keeps rows that are too short or too long, for whoever knows the columns', () => {
    expect(read('a,b\n1\n1,2,3\n')).toEqual({ table: { header: ['a', 'b'], records: [['1'], ['1', '2', '3']] } });
  });

  it('may begin with a byte order mark, which is no part of the first name', () => {
    expect(read('\uFEFFa,b\n')).toEqual({ table: { header: ['a', 'b'], records: [] } });
  });

  it('is read in the encoding and with the delimiter that the descriptor says', () => {
    const format = { encoding: 'windows-1252', delimiter: ';' } as const;
    expect(readCsv(Buffer.from('a;b\nS\u00fadwest;1,5\n', 'latin1'), format)).toEqual({ table: { header: ['a', 'b'], records: [['S\u00fadwest', '1,5']] } });
    expect(readCsv(Buffer.from('a;b\nS\u00fadwest;1,5\n'), format))
      .toEqual({ problem: { row: null, rule: 'encoding', message: expect.stringContaining('is UTF-8, though the descriptor says windows-1252') } });
  });

  it('is refused in another encoding than UTF-8', () => {
    expect(readCsv(Buffer.from('Súdwest', 'latin1'))).toEqual({ problem: { row: null, rule: 'encoding', message: expect.stringContaining('not UTF-8') } });
  });

  it('is refused with semicolons between its cells, in one finding', () => {
    const message = 'is separated by semicolons, not by commas: save it with the other, or say "dialect": {"delimiter": ";"} for it in the descriptor.';
    const problem = { row: null, rule: 'delimiter', message };
    expect(read('slug;title\r\nnota;"Nota, ""deel"" 1"\r\n')).toEqual({ problem });
    expect(read('"slug";"title"\n')).toEqual({ problem });
    expect(read('a,b\n1;2,3\n')).toEqual({ table: { header: ['a', 'b'], records: [['1;2', '3']] } });
  });

  it('is told its delimiter and its encoding at once', () => {
    expect(readCsv(Buffer.from('slug;title\n1;S\u00fadwest', 'latin1')))
      .toEqual({ problem: { row: null, rule: 'delimiter', message: expect.stringMatching(/semicolons.*It also is not UTF-8/) } });
  });

  it('is refused with tabs between its cells', () => {
    expect(read('a\tb\n1\t2\n')).toEqual({ problem: { row: null, rule: 'delimiter', message: expect.stringContaining('tabs') } });
  });

  it('is refused when empty', () => {
    expect(read('')).toEqual({ problem: { row: null, rule: 'header', message: expect.stringContaining('is empty') } });
  });

  it.each([
    ['never closed', 'a,b\n1,2\n3,"Jan Jansen\n', 3, 'that is never closed'],
    ['closed too early', 'a,b\n"Jan" Jansen,2\n', 2, 'goes on after its closing quote'],
    ['opened too late', 'a,b\n1,2\nJan "Jansen",2\n', 3, 'inside a value without quotes'],
  ])('names the row of a quotation that is %s, and not what stands there', (_, text, row, words) => {
    const reading = read(text);
    expect(reading).toEqual({ problem: { row, rule: 'quoting', message: expect.stringContaining(words) } });
    expect(JSON.stringify(reading)).not.toContain('Jansen');
  });
});
