import { describe, expect, it } from 'vitest';
import { Amount, euros, moneyOf, sumOf } from '../../../src/modules/finance/money.js';

describe('amounts', () => {
  it('add up exactly where floats would not', () => {
    // 0.1 + 0.2 is 0.30000000000000004 in floats.
    expect(sumOf([new Amount('0.1'), new Amount('0.2')]).toString()).toBe('0.3');
  });

  it('sum to 0 when there are none', () => {
    expect(sumOf([]).toNumber()).toBe(0);
  });

  it.each([
    ['1212000', '€ 1.212.000', '€1,212,000'],
    ['150000', '€ 150.000', '€150,000'],
    ['999', '€ 999', '€999'],
    ['0', '€ 0', '€0'],
    ['12.5', '€ 12,50', '€12.50'],
    ['1234.56', '€ 1.234,56', '€1,234.56'],
    ['-1000', '-€ 1.000', '-€1,000'],
  ])('are written in Dutch and English: %s is %s and %s', (amount, nl, en) => {
    expect(euros(new Amount(amount))).toEqual({ nl, en });
  });

  it('are euros, also if the database returns text', () => {
    expect(moneyOf('1021053')).toEqual({ amount: 1021053, currency: 'EUR' });
    expect(moneyOf(20000)).toEqual({ amount: 20000, currency: 'EUR' });
  });
});
