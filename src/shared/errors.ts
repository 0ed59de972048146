import { GraphQLError } from 'graphql';
import { ErrorCode } from './error-code.js';

/**
 * An argument that cannot be used.
 * @param argument the argument's name as the caller wrote it, with its path (`filter.years`)
 * @param problem what is wrong with it and what would be right, without the argument's name
 */
export class BadUserInputError extends GraphQLError {
  constructor(argument: string, problem: string) {
    super(`Argument "${argument}": ${problem}`, {
      extensions: { code: ErrorCode.BadUserInput, argument },
    });
    this.name = 'BadUserInputError';
  }
}

/** A query whose cost exceeds the limit. */
export class QueryTooExpensiveError extends GraphQLError {
  constructor(cost: number, limit: number) {
    super(
      `This query costs ${cost} points, more than the ${limit} one request may. Ask for fewer rows (first) or fewer nested lists.`,
      { extensions: { code: ErrorCode.QueryTooExpensive, cost, limit } },
    );
    this.name = 'QueryTooExpensiveError';
  }
}

/** Settings that make a start impossible; the message is one line meant for the person who started it. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}
