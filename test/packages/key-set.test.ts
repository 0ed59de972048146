import { describe, expect, it } from 'vitest';
import { KeySet } from '../../src/packages/check/large/key-set.js';

describe('the keys of a file', () => {
  it('return the line that had a key before, however many there are', () => {
    const keys = new KeySet();
    for (let line = 2; line < 30_000; line += 1)
      expect(keys.add([`indicator-${line % 10}`, `GM${line}`, 1], line)).toBeNull();
    expect(keys.add(['indicator-2', 'GM2', 1], 30_000)).toBe(2);
    expect(keys.add(['indicator-9', 'GM29999', 1], 30_000)).toBe(29_999);
  });

  it('differ where a cell ends at another place, and where one is empty', () => {
    const keys = new KeySet();
    const alike = [['ab', 'c'], ['a', 'bc'], ['abc', ''], ['abc', null], ['abc'], [null, 'abc'], ['', 'abc']];
    expect(alike.map((key, index) => keys.add(key, index + 2))).toEqual(alike.map(() => null));
  });
});
