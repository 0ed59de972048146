import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AnswerError } from '../federation/index.js';
import { ErrorCode } from '../shared/error-code.js';
import { HttpErrorCode } from './http-error-code.js';

/** Where accidents are written down: the id that the caller was given, and what really happened. */
export type LogAccident = (id: string, cause: unknown) => void;

/** The codes of errors that somebody meant the caller to read. Anything else is an accident, whatever its text says. */
const DELIBERATE = new Set<string>([
  ...Object.values(ErrorCode).filter((code) => code !== ErrorCode.Internal),
  ...Object.values(HttpErrorCode),
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

/** The error that a caller sees in place of an accident. */
export function maskedError(id: string): GraphQLFormattedError {
  return { message: `Something went wrong on our side. Quote id ${id}.`, extensions: { code: ErrorCode.Internal, id } };
}

/** What was thrown, without the wrappers that say where in the answer it happened. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** A value in the document that its argument cannot take is bad input, though validation is where it was found. */
function asBadInput(error: GraphQLFormattedError): GraphQLFormattedError {
  const named = error.extensions?.code === ErrorCode.GraphqlValidationFailed && typeof error.extensions.argument === 'string';
  return named ? { ...error, extensions: { ...error.extensions, code: ErrorCode.BadUserInput } } : error;
}

/**
 * The one place that decides what a caller sees of an error. Deliberate errors pass; everything else is masked, logged
 * with an id, and the id is given to the caller. It cannot throw: a formatter that fails would let out the very text
 * that it is there to keep in.
 */
export function errorFormatter(log: LogAccident): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  // One failed batch fails every row that waited for it: one cause, one id, one line in the log.
  const ids = new WeakMap<object, string>();
  const idOf = (cause: unknown): string => {
    const known = typeof cause === 'object' && cause !== null ? ids.get(cause) : undefined;
    if (known) return known;
    const id = randomUUID();
    if (typeof cause === 'object' && cause !== null) ids.set(cause, id);
    log(id, cause);
    return id;
  };
  return (formatted, error) => {
    try {
      if (error instanceof AnswerError || DELIBERATE.has(String(formatted.extensions?.code))) return asBadInput(formatted);
      const { locations, path } = formatted;
      return { ...maskedError(idOf(causeOf(error))), ...(locations && { locations }), ...(path && { path }) };
    } catch {
      return maskedError('unknown');
    }
  };
}
