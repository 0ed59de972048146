import { SourceError } from '../source-error.js';

/**
 * The text of an answer, as it comes in.
 * @throws SourceError when it is larger than `limit` bytes; whatever the connection throws when it is cut
 */
export async function readBody(response: Response, limit: number, place: string): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) {
      throw new SourceError(`${place} answered with more than ${Math.round(limit / 1_048_576)} MB, which no page of a table is: ask for fewer areas or periods.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
