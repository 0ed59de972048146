import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate } from './calendar-date.js';

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
