import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/cli/progress.js';

function target(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  it('is not shown where there is no terminal, except for notes and results', () => {
    const log = target(false);
    const progress = new Progress(log);
    progress.start('Importing', 40);
    for (let step = 0; step < 40; step += 1) progress.advance();
    progress.note('The server asks to wait.');
    progress.done('Imported 40 rows.');
    expect(log.written).toEqual(['The server asks to wait.\n', 'Imported 40 rows.\n']);
  });

  it('is one line that is overwritten on a terminal, and cleared before a note', () => {
    const terminal = target(true, 22);
    const progress = new Progress(terminal);
    progress.start('Fetching', 3);
    progress.advance(3);
    progress.start('Fetching the pages of a table');
    progress.note('The server asks to wait.');
    progress.done();
    expect(terminal.written).toEqual([
      '\r\u001B[2KFetching: 0 of 3',
      '\r\u001B[2KFetching: 3 of 3',
      '\r\u001B[2KFetching the pages of',
      '\r\u001B[2K',
      'The server asks to wait.\n',
    ]);
  });

  it('is not updated for each of many steps', () => {
    const terminal = target(true);
    const progress = new Progress(terminal);
    progress.start('Importing');
    for (let rows = 1; rows <= 10_000; rows += 1) progress.reach(rows);
    expect(terminal.written.length).toBeLessThan(100);
  });
});
