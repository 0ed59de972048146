import type { FastifyRequest } from 'fastify';

/** The header in which a gateway sends its own public URL to its subgraphs. */
export const PUBLIC_URL_HEADER = 'x-public-url';

/** How a service knows its own URL. */
export interface PublicAddress {
  /** The configured URL, if any. */
  publicUrl: string | null;
  /** Whether requests come from our own gateway, whose header is trusted. */
  behindGateway?: boolean;
}

/** The public URL of the service, without a trailing slash: as configured, otherwise as the client requested it. */
export function publicUrlOf(
  { protocol, host, headers }: FastifyRequest,
  { publicUrl, behindGateway = false }: PublicAddress,
): string {
  const forwarded = headers[PUBLIC_URL_HEADER];
  if (publicUrl !== null) return publicUrl;
  if (behindGateway && typeof forwarded === 'string' && URL.canParse(forwarded)) return forwarded;
  return `${protocol}://${host || 'localhost'}`;
}
