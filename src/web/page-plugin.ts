import type { FastifyPluginAsync } from 'fastify';
import { gzippedBody, findAssets } from './assets.js';
import { readExamples } from './examples.js';
import { renderPage } from './render-page.js';

/**
 * Nothing is loaded from, or sent to, another host. Inline styles are allowed because the editor sets colours and sizes
 * with them; inline scripts are not.
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

/** Serves the page at `/` and its assets under `/assets/`. */
export const pagePlugin: FastifyPluginAsync = async (app) => {
  const { byUrl, urls } = findAssets();
  const page = renderPage({ examples: readExamples(), assets: urls });
  app.get('/', (_request, reply) => {
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-cache' })
      .send(page);
  });
  app.get('/assets/*', { logLevel: 'warn' }, async (request, reply) => {
    const asset = byUrl.get(request.url.split('?')[0]!);
    if (!asset) return reply.callNotFound();
    reply.type(asset.type).headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' });
    return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
      ? reply.header('content-encoding', 'gzip').send(await gzippedBody(asset))
      : reply.send(await asset.body());
  });
};
