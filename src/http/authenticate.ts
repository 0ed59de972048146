import { GraphQLError } from 'graphql';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { ErrorCode } from '../contract/errors.js';

const ALGORITHM = 'HS256';

/** A bearer token that cannot be used; the message says why, and is for whoever sent it. */
export class TokenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TokenError';
  }
}

/** The same as an answer of the graph: 401 with the scheme that would be right (RFC 6750). */
class UnauthenticatedError extends GraphQLError {
  constructor(problem: string) {
    super(`Authorization: ${problem} Without a token the graph answers all the same, without people's names.`, {
      extensions: {
        code: ErrorCode.Unauthenticated,
        http: { status: 401, headers: new Map([['www-authenticate', 'Bearer error="invalid_token"']]) },
      },
    });
    this.name = 'UnauthenticatedError';
  }
}

function problemOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'the token has expired; ask for a new one.';
  if (cause instanceof errors.JWSSignatureVerificationFailed)
    return "the token was not signed with this server's secret.";
  if (cause instanceof errors.JOSEAlgNotAllowed) return `the token is not signed with ${ALGORITHM}.`;
  if (cause instanceof errors.JWTClaimValidationFailed)
    return `the claim "${cause.claim}" of the token is missing or not valid (${cause.reason}).`;
  return 'the token is not a signed JSON Web Token.';
}

/** What a token that was found good says. */
export interface Token {
  scopes: ReadonlySet<string>;
  claims: JWTPayload;
}

/**
 * Reads the token of an `Authorization` header.
 * @throws TokenError when it cannot be used
 */
export async function readToken(authorization: string, secret: Uint8Array | null): Promise<Token> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (!token) throw new TokenError('write it as "Bearer" and a token.');
  if (!secret) throw new TokenError('this server accepts no tokens: AUTH_JWT_SECRET is not set.');
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: [ALGORITHM], requiredClaims: ['exp', 'scope'] });
    if (typeof payload.scope !== 'string')
      throw new errors.JWTClaimValidationFailed('scopes', payload, 'scope', 'not text');
    return { scopes: new Set(payload.scope.split(' ').filter(Boolean)), claims: payload };
  } catch (cause) {
    throw new TokenError(problemOf(cause));
  }
}

/**
 * The scopes of whoever asks. No `Authorization` header is no scopes: the graph is public, its names of people are not.
 * @throws UnauthenticatedError when there is a header and it cannot be used, so that nobody mistakes a null for an answer
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

/** Who holds a token, and what they may write. */
export interface WriterClaims {
  sub?: string;
  areas?: readonly string[];
  kinds?: readonly string[];
}

/** A token that this server will accept, with these scopes, for this long (`8h`, `30 days`). */
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
