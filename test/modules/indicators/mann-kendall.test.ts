import { describe, expect, it } from 'vitest';
import { inversionCounts, mannKendall, twoSidedNormal } from '../../../src/modules/indicators/trend/mann-kendall.js';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('the Mann–Kendall test', () => {
  it('gives p = 1/3 for three values that move one way', () => {
    // 3! = 6 orders; two of them (up, down) have |S| = 3.
    expect(mannKendall([1, 2, 3])).toEqual({ s: 3, p: 1 / 3 });
    expect(mannKendall([3, 2, 1])).toEqual({ s: -3, p: 1 / 3 });
  });

  it('gives p = 2/24 for four values that move one way, and more for any other four', () => {
    expect(mannKendall([1, 2, 3, 4])).toEqual({ s: 6, p: 2 / 24 });
    // One pair falls: S = 4. Orders with |S| ≥ 4: inversions 0, 1, 5, 6: 1 + 3 + 3 + 1 = 8 of 24.
    expect(mannKendall([1, 2, 4, 3])).toEqual({ s: 4, p: 8 / 24 });
  });

  it('counts only orders that differ when values are equal', () => {
    // 0.2 0.2 0.3 0.3 0.3: six pairs rise, four are equal: S = 6. 5!/(2!·3!) = 10 orders, two of them (this and its mirror) have |S| = 6.
    expect(mannKendall([0.2, 0.2, 0.3, 0.3, 0.3])).toEqual({ s: 6, p: 2 / 10 });
    // 1 2 2 3: S = 5. 4!/2! = 12 orders, two with |S| = 5.
    expect(mannKendall([1, 2, 2, 3])).toEqual({ s: 5, p: 2 / 12 });
    // 1 1 1 2 2 2: S = 9, 20 orders: p is exactly 0.1, which still counts as clear.
    expect(mannKendall([1, 1, 1, 2, 2, 2])).toEqual({ s: 9, p: 0.1 });
  });

  it('gives p = 1 when nothing rises or falls on balance', () => {
    expect(mannKendall([5, 5, 5])).toEqual({ s: 0, p: 1 });
    // From 17.2: − + + −; from 16.7: + + +; from 17.7: − −; from 17.3: −. Five up, five down.
    expect(mannKendall([17.2, 16.7, 17.7, 17.3, 17.1])).toEqual({ s: 0, p: 1 });
  });

  it('is exact for ten values', () => {
    // 10! = 3,628,800 orders; only two have S = ±45.
    expect(mannKendall(upTo(10)).p).toBe(2 / 3_628_800);
  });

  it('takes the normal distribution from eleven values on', () => {
    // S = 55; variance 11·10·27/18 = 165; z = (55 − 1)/√165 = 4.20389…; 2(1 − Φ(z)) = erfc(z/√2) = 2.62361…·10⁻⁵.
    const { s, p } = mannKendall(upTo(11));
    expect(s).toBe(55);
    expect(p).toBeCloseTo(2.6236149394587126e-5, 12);
  });

  it('corrects the variance for ties', () => {
    // 1 2 2 3 5 4 4 4 6 7 6: 55 pairs, of which 1 + 3 + 1 equal and 3 + 1 fall: S = 46 − 4 = 42.
    // Variance (11·10·27 − 2·1·9 − 3·2·11 − 2·1·9)/18 = 2868/18 = 159.33…; z = 41/√159.33… = 3.24811…; erfc(z/√2) = 0.00116174…
    const { s, p } = mannKendall([1, 2, 2, 3, 5, 4, 4, 4, 6, 7, 6]);
    expect(s).toBe(42);
    expect(p).toBeCloseTo(0.0011617493735727907, 12);
  });
});

describe('inversions of a multiset', () => {
  it('are counted as by hand', () => {
    // Four different values: 1 3 5 6 5 3 1 (Mahonian numbers).
    expect(inversionCounts([1, 1, 1, 1])).toEqual([1, 3, 5, 6, 5, 3, 1]);
    // a a b b: aabb 0, abab 1, abba 2, baab 2, baba 3, bbaa 4.
    expect(inversionCounts([2, 2])).toEqual([1, 1, 2, 1, 1]);
    expect(inversionCounts([3])).toEqual([1]);
  });
});

describe('the normal distribution', () => {
  it('agrees with the tables', () => {
    expect(twoSidedNormal(0)).toBe(1);
    expect(twoSidedNormal(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(twoSidedNormal(2.5758293035489004)).toBeCloseTo(0.01, 12);
    expect(twoSidedNormal(50)).toBe(0);
  });
});
