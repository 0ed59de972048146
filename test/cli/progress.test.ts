import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/cli/progress.js';

function target(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  it('is plain lines by count where there is no terminal', () => {
    const log = target(false);
    const progress = new Progress(log);
    progress.start('Importing', 40);
    for (let step = 0; step < 10; step += 1) progress.advance();
    progress.done('Imported 40 rows.');
    expect(log.written).toEqual(['Importing\n', 'Importing: 4 of 40\n', 'Importing: 8 of 40\n', 'Imported 40 rows.\n']);
  });

  it('says one line for many steps at once', () => {
    const log = target(false);
    const progress = new Progress(log);
    progress.start('Fetching');
    progress.advance(2_500);
    progress.advance(400);
    progress.advance(200);
    expect(log.written).toEqual(['Fetching\n', 'Fetching: 2500\n', 'Fetching: 3100\n']);
  });

  it('is one line written over on a terminal, taken away before what stays', () => {
    const terminal = target(true, 22);
    const progress = new Progress(terminal);
    progress.start('Fetching the pages of a table', 3);
    progress.advance();
    progress.note('The server asks to wait.');
    progress.done('Done.');
    expect(terminal.written).toEqual([
      '\r\u001B[2KFetching the pages of',
      '\r\u001B[2KFetching the pages of',
      '\r\u001B[2K',
      'The server asks to wait.\n',
      'Done.\n',
    ]);
  });
});
