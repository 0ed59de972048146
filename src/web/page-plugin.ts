import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readAssets, zippedBody } from './assets.js';
import { readExamples } from './examples.js';
import { renderPage } from './render-page.js';

/**
 * Nothing is loaded from, or sent to, another host. Styles within the page are allowed because the editor sets its
 * colours and measures that way; scripts are not.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function acceptsGzip(request: FastifyRequest): boolean {
  return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
}

/** Adds the page at `/` and its files under `/assets/`. */
export async function addPage(app: FastifyInstance): Promise<void> {
  const { byAddress, addresses } = await readAssets();
  const page = renderPage({ examples: readExamples(), assets: addresses });
  app.get('/', { config: { ofData: false } }, (_request, reply) => {
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-cache' })
      .send(page);
  });
  app.get('/assets/*', { logLevel: 'warn', config: { ofData: false } }, async (request, reply) =>
    sendAsset(request, reply),
  );

  async function sendAsset(request: FastifyRequest, reply: FastifyReply) {
    const found = byAddress.get(request.url.split('?')[0]!);
    if (!found) return reply.callNotFound();
    reply.type(found.type).headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' });
    return acceptsGzip(request)
      ? reply.header('content-encoding', 'gzip').send(await zippedBody(found))
      : reply.send(found.body);
  }
}
