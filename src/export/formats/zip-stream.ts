import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Pieces } from '../about.js';

/** A file in an archive, made when its turn comes. */
export interface ZipEntry {
  name: string;
  content: () => AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

/** The times in archives have no zone; everywhere the same bytes come out when it is always UTC's. */
function inUtc(time: Date): Date {
  return new Date(time.getTime() + time.getTimezoneOffset() * 60_000);
}

/** An archive of files that are made one after another, each as fast as the archive is read. */
export async function* zipped(entries: readonly ZipEntry[], time: Date): Pieces {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (cause) => output.destroy(cause as Error));
  const opened: Readable[] = [];
  for (const { name, content } of entries) {
    zip.addReadStreamLazy(name, { mtime: inUtc(time), forceDosTimestamp: true, mode: 0o100644 }, (hand) => {
      // One piece ahead: a reader that is slow would otherwise leave sixteen of them lying about.
      const source = Readable.from(content(), { highWaterMark: 1 });
      opened.push(source);
      source.on('error', (cause) => output.destroy(cause));
      hand(null, source);
    });
  }
  zip.end();
  try {
    yield* output;
  } finally {
    // Whoever stops reading stops the making.
    for (const source of opened) source.destroy();
    output.destroy();
  }
}
