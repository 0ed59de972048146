import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate } from '../period.js';

function toDate(value: unknown): string {
  if (typeof value !== 'string' || !isCalendarDate(value)) {
    throw new GraphQLError(
      `Date cannot represent ${JSON.stringify(value)}: write an existing day as YYYY-MM-DD, such as 2025-02-01.`,
    );
  }
  return value;
}

/** A calendar day without time or zone (ISO 8601 `YYYY-MM-DD`), stored and sent as text so that it never shifts. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day, ISO 8601 `YYYY-MM-DD`, without time zone.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: toDate,
  parseValue: toDate,
  parseLiteral(node) {
    if (node.kind === Kind.STRING) return toDate(node.value);
    throw new GraphQLError('Date must be written as text, such as "2025-02-01".', { nodes: [node] });
  },
});

function toNumber(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new GraphQLError(`Decimal cannot represent ${JSON.stringify(value)}: it must be a finite number.`);
  }
  return number;
}

/**
 * Decimals are stored exactly and travel as JSON numbers. Every figure in the sources has far fewer than the
 * 15 significant digits of a double, so the printed number is the source's number.
 */
export const DecimalScalar = new GraphQLScalarType<number, number>({
  name: 'Decimal',
  description: 'Exact decimal, as a JSON number; never a rounded float of money.',
  serialize: toNumber,
  parseValue: toNumber,
  parseLiteral(node) {
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return toNumber(node.value);
    throw new GraphQLError('Decimal must be written as a number, such as 17.1.', { nodes: [node] });
  },
});
