import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import type { ExportDescription } from '../../export/index.js';
import type { Encoding } from './compression.js';

/** Proxies reject long headers. The side file has all warnings. */
const MAX_WARNINGS_LENGTH = 4_000;

/** The ETag of a file: it depends on URL, data version, release and encoding. */
export function fileEtag(url: string, dataVersion: string, release: string, encoding: Encoding): string {
  const hash = createHash('sha256').update(`${url}\n${release}`).digest('hex').slice(0, 16);
  return `"${dataVersion}.${hash}${encoding === 'identity' ? '' : `.${encoding}`}"`;
}

/** Sets the headers that 200 and 304 have in common. */
export function setCacheHeaders(reply: FastifyReply, dataVersion: string, etag: string): void {
  reply.headers({ etag, 'x-data-version': dataVersion, 'cache-control': 'public, no-cache', vary: 'Accept-Encoding' });
}

/** Warnings as JSON in ASCII, as headers require, and as many as fit. */
function warningsHeader(warnings: ExportDescription['warnings']): string {
  const included: string[] = [];
  for (const { argument, value, message, suggestions } of warnings) {
    const text = JSON.stringify({ argument, value, message, suggestions }).replace(
      /[^\x20-\x7e]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    if ([...included, text].join(',').length > MAX_WARNINGS_LENGTH) break;
    included.push(text);
  }
  return `[${included.join(',')}]`;
}

/** Describes a file in its headers: side file, licence, permanent URL, number of rows, and warnings. */
export function setDescription(reply: FastifyReply, about: ExportDescription, fileName: string): void {
  reply.headers({
    'x-row-count': String(about.rowCount),
    'content-disposition': `attachment; filename="${fileName}"`,
    'accept-ranges': 'none',
    link: [
      `<${about.sideFile}>; rel="describedby"; type="application/json"`,
      `<${about.licence.path}>; rel="license"`,
      // RFC 8574: the URL to cite is the canonical one.
      `<${about.address}>; rel="cite-as"`,
    ].join(', '),
    ...(about.warnings.length > 0 && {
      'x-warning-count': String(about.warnings.length),
      'x-warnings': warningsHeader(about.warnings),
    }),
  });
}
