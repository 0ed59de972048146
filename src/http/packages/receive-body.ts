import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

export class BodyTooLargeError extends Error {
  constructor(readonly maxBytes: number) {
    super(`The body is larger than ${maxBytes} bytes.`);
    this.name = 'BodyTooLargeError';
  }
}

/** The client disconnected before the end of the body. */
export class IncompleteBodyError extends Error {
  constructor() {
    super('The body is incomplete.');
    this.name = 'IncompleteBodyError';
  }
}

/**
 * Streams a request body to a file. Beyond the limit the body is read and dropped, not cut off: most clients read a
 * response only after they have sent everything, and the server's timeouts end those that never stop.
 * @throws BodyTooLargeError as soon as the limit is exceeded
 */
export function receiveBody(body: Readable, path: string, maxBytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    let count = 0;
    const abort = (cause: Error): void => {
      body.off('data', write);
      body.resume();
      // The file can be removed only once it is closed.
      file.destroy();
      file.once('close', () => reject(cause));
    };
    const write = (chunk: Buffer): void => {
      count += chunk.length;
      if (count > maxBytes) {
        abort(new BodyTooLargeError(maxBytes));
      } else if (!file.write(chunk)) {
        body.pause();
        file.once('drain', () => body.resume());
      }
    };
    let ended = false;
    body.on('data', write);
    body.once('end', () => {
      ended = true;
      file.end(resolve);
    });
    body.once('error', () => abort(new IncompleteBodyError()));
    body.once('close', () => {
      if (!ended) abort(new IncompleteBodyError());
    });
    file.once('error', (cause) => {
      body.off('data', write);
      body.resume();
      reject(cause);
    });
  });
}
