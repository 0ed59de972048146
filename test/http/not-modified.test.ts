import { describe, expect, it } from 'vitest';
import { isNotModified } from '../../src/http/not-modified.js';

describe('whether a client has a response already (RFC 9110, 13.1.2)', () => {
  it.each([
    ['"1.a"', '"1.a"', true],
    ['W/"1.a"', 'W/"1.a"', true],
    // Weak comparison: a proxy that compresses makes a strong validator weak, and some remove the mark.
    ['W/"1.a"', '"1.a"', true],
    ['"1.a"', 'W/"1.a"', true],
    ['"0.b", W/"1.a" ,"2.c"', '"1.a"', true],
    ['"0.b","1.a"', 'W/"1.a"', true],
    // A comma may be part of a validator.
    ['"0,b", "1.a"', '"1.a"', true],
    [' * ', '"1.a"', true],
    ['"*"', '"1.a"', false],
    ['"0.b"', '"1.a"', false],
    ['1.a', '"1.a"', false],
    ['', '"1.a"', false],
    [undefined, '"1.a"', false],
  ])('if-none-match: %s, for %s: %s', (known, etag, expected) => {
    expect(isNotModified({ headers: { 'if-none-match': known } }, etag)).toBe(expected);
  });
});
