import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** The body is larger than it may be. */
export class BodyTooLargeError extends Error {
  constructor(readonly most: number) {
    super(`The body is larger than ${most} bytes.`);
    this.name = 'BodyTooLargeError';
  }
}

/** Whoever sends the body went away before its end. */
export class BodyBrokenOffError extends Error {
  constructor() {
    super('The body broke off.');
    this.name = 'BodyBrokenOffError';
  }
}

/**
 * Writes the body of a request to a file as it comes. What comes beyond the limit is read and dropped, not cut off: most
 * clients read an answer only when they could send all of theirs, and the server's limits end those that go on.
 * @throws BodyTooLargeError as soon as it is
 */
export function receiveBody(body: Readable, path: string, most: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    let count = 0;
    const stop = (cause: Error): void => {
      body.off('data', take);
      body.resume();
      // Gone from the disk only when it is closed.
      file.destroy();
      file.once('close', () => reject(cause));
    };
    const take = (chunk: Buffer): void => {
      count += chunk.length;
      if (count > most) {
        stop(new BodyTooLargeError(most));
      } else if (!file.write(chunk)) {
        body.pause();
        file.once('drain', () => body.resume());
      }
    };
    let ended = false;
    body.on('data', take);
    body.once('end', () => {
      ended = true;
      file.end(resolve);
    });
    body.once('error', () => stop(new BodyBrokenOffError()));
    body.once('close', () => {
      if (!ended) stop(new BodyBrokenOffError());
    });
    file.once('error', (cause) => {
      body.off('data', take);
      body.resume();
      reject(cause);
    });
  });
}
