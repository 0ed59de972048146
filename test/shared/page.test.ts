import { describe, expect, it } from 'vitest';
import { encodeCursor, pageOf } from '../../src/shared/page.js';

describe('pageOf', () => {
  it('asks for the first 50 when nothing is said', () => {
    expect(pageOf({}, 'CODE', 1)).toEqual({ limit: 50, backward: false, after: null, before: null });
  });

  it('reads its own cursors back', () => {
    const page = pageOf({ last: 3, before: encodeCursor('CODE', ['GM0935']) }, 'CODE', 1);
    expect(page).toEqual({ limit: 3, backward: true, after: null, before: ['GM0935'] });
  });

  it.each([
    [{ first: 501 }, 'Argument "first": must be a whole number from 0 to 500, not 501.'],
    [{ first: -1 }, 'Argument "first": must be a whole number from 0 to 500, not -1.'],
    [{ last: 1000 }, 'Argument "last": must be a whole number from 0 to 500, not 1000.'],
    [{ first: 1, last: 1 }, 'Argument "last": cannot be given together with first: page forwards or backwards.'],
    [{ after: 'x' }, 'Argument "after": is not a cursor of this graph: use a value from pageInfo.endCursor or edges.cursor.'],
    [{ before: encodeCursor('NAME', ['a']) }, 'Argument "before": belongs to another list or ordering: start again without it, or keep the same arguments.'],
    [{ after: encodeCursor('CODE', ['a', 'b']) }, 'Argument "after": belongs to another list or ordering: start again without it, or keep the same arguments.'],
  ])('refuses %j', (args, message) => {
    expect(() => pageOf(args, 'CODE', 1)).toThrow(message);
  });
});
