import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function toNumber(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new GraphQLError(`Decimal cannot represent ${JSON.stringify(value)}: a finite number is needed.`);
  }
  return number;
}

/**
 * Decimals are stored exactly and travel as JSON numbers. Every figure in the sources has far fewer than the
 * 15 significant digits that a double keeps, so the printed number is the source's number.
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
