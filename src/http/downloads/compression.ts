import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

/** How a body is packed on its way. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** Brotli at 11, its default, packs a megabyte in seconds; at 4 it is as fast as gzip, and smaller. */
const BROTLI_QUALITY = 4;

/** What a caller takes best, of what is offered here: `Accept-Encoding`, RFC 9110, section 12.5.3. */
export function encodingFor(accepted: string | undefined): Encoding {
  const weights = new Map(
    (accepted ?? '').split(',').map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, q ? Number(q.slice(2)) : 1] as const;
    }),
  );
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  const [br, gzip] = [weightOf('br'), weightOf('gzip')];
  if (br > 0 && br >= gzip) return 'br';
  return gzip > 0 ? 'gzip' : 'identity';
}

/** A body as it is sent. Where it breaks off, or nobody reads any more, both ends are told. */
export function encoded(body: Readable, encoding: Encoding): Readable {
  if (encoding === 'identity') return body;
  const packer =
    encoding === 'br'
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : createGzip();
  return pipeline(body, packer, () => {});
}
