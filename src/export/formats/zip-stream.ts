import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Pieces } from '../file-format.js';

/** A file in an archive, produced when the archive reaches it. */
export interface ZipEntry {
  name: string;
  content: () => AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

/** Times in archives have no zone: with UTC everywhere, the bytes are the same on every machine. */
function inUtc(time: Date): Date {
  return new Date(time.getTime() + time.getTimezoneOffset() * 60_000);
}

/** An archive of files that are produced one after another, at the pace of the reader. */
export async function* zipped(entries: readonly ZipEntry[], time: Date): Pieces {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (cause) => output.destroy(cause as Error));
  const opened: Readable[] = [];
  for (const { name, content } of entries) {
    zip.addReadStreamLazy(name, { mtime: inUtc(time), forceDosTimestamp: true, mode: 0o100644 }, (provide) => {
      // One piece ahead: by default a slow reader would leave sixteen of them in memory.
      const source = Readable.from(content(), { highWaterMark: 1 });
      opened.push(source);
      source.on('error', (cause) => output.destroy(cause));
      provide(null, source);
    });
  }
  zip.end();
  try {
    yield* output;
  } finally {
    // When the reader stops, so do the sources.
    for (const source of opened) source.destroy();
    output.destroy();
  }
}
