import type { FastifyRequest } from 'fastify';

/** In which a gateway tells its subgraphs at what address callers know the service. */
export const PUBLIC_URL_HEADER = 'x-public-url';

/** How a service knows its own address. */
export interface PublicAddress {
  /** The setting; null when there is none. */
  publicUrl: string | null;
  /** Whether requests come from a gateway of the house, whose word is taken for it. */
  behindGateway?: boolean;
}

/** The address of the service as callers know it, without a slash at its end: as it is set, else as they asked for it. */
export function publicUrlOf(
  { protocol, host, headers }: FastifyRequest,
  { publicUrl, behindGateway = false }: PublicAddress,
): string {
  const told = headers[PUBLIC_URL_HEADER];
  if (publicUrl !== null) return publicUrl;
  if (behindGateway && typeof told === 'string' && URL.canParse(told)) return told;
  return `${protocol}://${host || 'localhost'}`;
}
