import type { FastifyRequest } from 'fastify';

/**
 * Whether the client has the response with this ETag already (RFC 9110, section 13.1.2). Validators are compared
 * weakly, as for every GET: a proxy that compresses responses makes strong ones weak.
 */
export function isNotModified({ headers }: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const known = headers['if-none-match']?.trim() ?? '';
  // A validator may contain commas, but no quotation marks.
  const validators: readonly string[] = known.match(/"[^"]*"/g) ?? [];
  return known === '*' || validators.includes(etag.replace(/^W\//, ''));
}
