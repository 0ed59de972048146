import { describe, expect, it } from 'vitest';
import { budgetSums, type PartialSum } from '../../../src/modules/finance/budget-summary/budget-summary.repository.js';

const sum = (key_0: string, part: number, lines: number, cents: string, optional_cents = '0'): PartialSum => ({
  key_0,
  part,
  lines,
  cents,
  optional_cents,
  candidate_cents: '0',
  assigned_cents: '0',
});

describe('the sums of budget lines', () => {
  it('are in euros, ordered by key', () => {
    const sums = budgetSums(
      [sum('NOT_STATED', 1_000_000, 1, '23018400'), sum('2024', 1_000_000, '21' as never, '6109705300')],
      1,
    );
    expect(sums.map(({ key, count, total }) => [key, count, total.toNumber()])).toEqual([
      [['2024'], 21, 61097053],
      [['NOT_STATED'], 1, 230184],
    ]);
  });

  it('combine what differs only in its share', () => {
    // A quarter of 1,000.00 and all of 2.50: 252.50, of which a quarter of 400.00 is optional.
    const [group] = budgetSums([sum('a', 250_000, 1, '100000', '40000'), sum('a', 1_000_000, 2, '250')], 1);
    expect([group!.count, group!.total.toString(), group!.optional.toString()]).toEqual([3, '252.5', '100']);
  });

  it('divide a line without losing anything', () => {
    // A third, a third and the rest of 0.01.
    const sums = budgetSums([sum('a', 333_333, 1, '1'), sum('b', 333_333, 1, '1'), sum('c', 333_334, 1, '1')], 1);
    expect(sums.reduce((total, group) => total.plus(group.total), sums[0]!.total.times(0)).toString()).toBe('0.01');
  });
});
