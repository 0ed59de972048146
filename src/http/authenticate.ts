import { GraphQLError } from 'graphql';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { ErrorCode } from '../contract/errors.js';

const ALGORITHM = 'HS256';

/** An invalid bearer token. The message is for the client. */
export class TokenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TokenError';
  }
}

/** The same as a GraphQL error: 401 with the expected scheme (RFC 6750). */
class UnauthenticatedError extends GraphQLError {
  constructor(problem: string) {
    super(`Authorization: ${problem} The graph can be queried without a token, but then returns no names of people.`, {
      extensions: {
        code: ErrorCode.Unauthenticated,
        http: { status: 401, headers: new Map([['www-authenticate', 'Bearer error="invalid_token"']]) },
      },
    });
    this.name = 'UnauthenticatedError';
  }
}

function problemOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'the token has expired; request a new one.';
  if (cause instanceof errors.JWSSignatureVerificationFailed)
    return "the token was not signed with this server's secret.";
  if (cause instanceof errors.JOSEAlgNotAllowed) return `the token is not signed with ${ALGORITHM}.`;
  if (cause instanceof errors.JWTClaimValidationFailed)
    return `the claim "${cause.claim}" of the token is missing or not valid (${cause.reason}).`;
  return 'the token is not a signed JSON Web Token.';
}

/** A valid token. */
export interface Token {
  scopes: ReadonlySet<string>;
  claims: JWTPayload;
}

/**
 * Verifies the token of an `Authorization` header.
 * @throws TokenError when it is not valid
 */
export async function readToken(authorization: string, secret: Uint8Array | null): Promise<Token> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (!token) throw new TokenError('the format is "Bearer", a space and a token.');
  if (!secret) throw new TokenError('this server accepts no tokens: AUTH_JWT_SECRET is not set.');
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: [ALGORITHM], requiredClaims: ['exp', 'scope'] });
    if (typeof payload.scope !== 'string')
      throw new errors.JWTClaimValidationFailed('scopes', payload, 'scope', 'not a string');
    return { scopes: new Set(payload.scope.split(' ').filter(Boolean)), claims: payload };
  } catch (cause) {
    throw new TokenError(problemOf(cause));
  }
}

/**
 * The scopes of the client; none without an `Authorization` header: the graph is public, names of people are not.
 * @throws UnauthenticatedError when the header is not valid: no client may take a withheld name for a missing one
 */
export async function scopesOf(
  authorization: string | undefined,
  secret: Uint8Array | null,
): Promise<ReadonlySet<string>> {
  if (authorization === undefined) return new Set();
  try {
    return (await readToken(authorization, secret)).scopes;
  } catch (cause) {
    throw cause instanceof TokenError ? new UnauthenticatedError(cause.message) : cause;
  }
}

/** The holder of a token, and what they may write. */
export interface WriterClaims {
  sub?: string;
  areas?: readonly string[];
  kinds?: readonly string[];
}

/** Signs a token that this server accepts, with these scopes, for this long (`8h`, `30 days`). */
export function mintToken(
  secret: Uint8Array,
  scopes: readonly string[],
  expires: string,
  claims: WriterClaims = {},
): Promise<string> {
  return new SignJWT({ scope: scopes.join(' '), ...claims })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(secret);
}
