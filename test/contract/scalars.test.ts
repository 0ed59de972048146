import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateScalar, DecimalScalar } from '../../src/contract/graphql/scalars.js';

describe('Decimal', () => {
  it('sends what PostgreSQL keeps as text, and what SQLite keeps as a number, as the same JSON number', () => {
    expect(DecimalScalar.serialize('61097053.00')).toBe(61097053);
    expect(DecimalScalar.serialize(17.1)).toBe(17.1);
    expect(DecimalScalar.serialize(0)).toBe(0);
  });

  it.each(['', 'abc', Number.NaN, Number.POSITIVE_INFINITY, true])('rejects %s', (value) => {
    expect(() => DecimalScalar.serialize(value)).toThrow('it must be a finite number');
  });
});

describe('Date', () => {
  it('keeps a day as it is', () => {
    expect(DateScalar.parseValue('2024-02-29')).toBe('2024-02-29');
    expect(DateScalar.parseLiteral(parseValue('"2025-02-01"'))).toBe('2025-02-01');
  });

  it.each(['2023-02-29', '2025-2-1', '2025-02-01T00:00:00Z', 20250201])('rejects %s', (value) => {
    expect(() => DateScalar.parseValue(value)).toThrow('write an existing day as YYYY-MM-DD, such as 2025-02-01');
  });
});
