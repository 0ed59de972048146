import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import type { About } from '../../export/index.js';
import type { Encoding } from './compression.js';

/** Characters of remarks that a header may have: proxies refuse long ones. All remarks are in the side file. */
const MOST_CHARACTERS = 4_000;

/** The validator of a file: it differs by what is asked, where, in which state of the data and the code, and by how it is packed. */
export function exportEtag(address: string, dataVersion: string, release: string, encoding: Encoding): string {
  const hash = createHash('sha256').update(`${address}\n${release}`).digest('hex').slice(0, 16);
  return `"${dataVersion}.${hash}${encoding === 'identity' ? '' : `.${encoding}`}"`;
}

/** Whether the caller holds the file with this validator. */
export function holdsExport({ headers }: FastifyRequest, etag: string): boolean {
  const held = headers['if-none-match'];
  return (
    held !== undefined &&
    (held.trim() === '*' || held.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
  );
}

/** Headers of a file that is there, whether it is sent or held already. */
export function setValidators(reply: FastifyReply, dataVersion: string, etag: string): void {
  reply.headers({ etag, 'x-data-version': dataVersion, 'cache-control': 'public, no-cache', vary: 'Accept-Encoding' });
}

/** Remarks as JSON that a header can hold: ASCII alone, and as many as there is room for. */
function remarksHeader(warnings: About['warnings']): string {
  const kept: string[] = [];
  for (const { argument, value, message, suggestions } of warnings) {
    const text = JSON.stringify({ argument, value, message, suggestions }).replace(
      /[^\x20-\x7e]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    if ([...kept, text].join(',').length > MOST_CHARACTERS) break;
    kept.push(text);
  }
  return `[${kept.join(',')}]`;
}

/** What a file says of itself in its headers: where its side file is, its licence, its lasting address, its rows, and remarks. */
export function setDescription(reply: FastifyReply, about: About, fileName: string): void {
  reply.headers({
    'x-row-count': String(about.rowCount),
    'content-disposition': `attachment; filename="${fileName}"`,
    'accept-ranges': 'none',
    link: [
      `<${about.sideFile}>; rel="describedby"; type="application/json"`,
      `<${about.licence.path}>; rel="license"`,
      // RFC 8574: what to cite is the address in its one form.
      `<${about.address}>; rel="cite-as"`,
    ].join(', '),
    ...(about.warnings.length > 0 && {
      'x-warning-count': String(about.warnings.length),
      'x-warnings': remarksHeader(about.warnings),
    }),
  });
}
