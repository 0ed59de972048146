import { describe, expect, it } from 'vitest';
import { encodeCursor, pageOf } from '../../src/contract/page.js';

describe('pageOf', () => {
  it('has the first 50 rows by default', () => {
    expect(pageOf({}, 'CODE', ['text'])).toEqual({ limit: 50, backward: false, after: null, before: null });
  });

  it('reads its own cursors back', () => {
    const page = pageOf({ last: 3, before: encodeCursor('CODE', ['GM0935']) }, 'CODE', ['text']);
    expect(page).toEqual({ limit: 3, backward: true, after: null, before: ['GM0935'] });
  });

  it.each([
    [{ first: 501 }, 'Argument "first": must be a whole number from 0 to 500, not 501.'],
    [{ first: -1 }, 'Argument "first": must be a whole number from 0 to 500, not -1.'],
    [{ last: 1000 }, 'Argument "last": must be a whole number from 0 to 500, not 1000.'],
    [{ first: 1, last: 1 }, 'Argument "last": cannot be given together with first: page forwards or backwards.'],
    [
      { after: 'x' },
      'Argument "after": is not a cursor of this graph: use a value from pageInfo.endCursor or edges.cursor.',
    ],
    [
      { before: encodeCursor('NAME', ['a']) },
      'Argument "before": belongs to another list or ordering: start again without it, or keep the same arguments.',
    ],
    [
      { after: encodeCursor('CODE', [1]) },
      'Argument "after": belongs to another list or ordering: start again without it, or keep the same arguments.',
    ],
    [
      { after: encodeCursor('CODE', ['a\u0000']) },
      'Argument "after": belongs to another list or ordering: start again without it, or keep the same arguments.',
    ],
    [
      { after: encodeCursor('CODE', ['a', 'b']) },
      'Argument "after": belongs to another list or ordering: start again without it, or keep the same arguments.',
    ],
  ])('rejects %j', (args, message) => {
    expect(() => pageOf(args, 'CODE', ['text'])).toThrow(message);
  });

  it.each([['abc'], [2024.5], [1e20], [-1e300]])('rejects %j in the place of a whole number', (value) => {
    expect(() => pageOf({ after: encodeCursor('YEAR', [value]) }, 'YEAR', ['integer'])).toThrow(
      'belongs to another list or ordering',
    );
    expect(pageOf({ after: encodeCursor('YEAR', [2024]) }, 'YEAR', ['integer']).after).toEqual([2024]);
  });
});
