import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { FileFacts } from '../../datapackage/descriptor.js';
import type { Cell, PackageResource } from '../../persistence/package-resource.js';
import { csvLine } from './csv-line.js';

/** One CSV file of a package while it is written, row by row. */
export class ResourceFile {
  readonly #columns: string[];
  readonly #stream: WriteStream;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;
  #rows = 0;

  constructor(path: string, resource: PackageResource) {
    this.#columns = resource.fields.map(({ name }) => name);
    this.#stream = createWriteStream(path);
    // What goes wrong with it comes out where it is waited for.
    this.#stream.on('error', () => undefined);
  }

  get rows(): number {
    return this.#rows;
  }

  async write(row: Record<string, Cell | undefined>): Promise<void> {
    const unknown = Object.keys(row).find((name) => !this.#columns.includes(name));
    if (unknown) throw new Error(`The row has a column ${unknown}, which the file has not.`);
    if (this.#rows === 0) await this.#append(csvLine(this.#columns));
    await this.#append(csvLine(this.#columns.map((name) => row[name])));
    this.#rows += 1;
  }

  async close(): Promise<FileFacts> {
    this.#stream.end();
    await finished(this.#stream);
    return { bytes: this.#bytes, hash: `sha256:${this.#hash.digest('hex')}` };
  }

  async #append(line: string): Promise<void> {
    this.#hash.update(line);
    this.#bytes += Buffer.byteLength(line);
    // Waiting for a full stream keeps a table of any length out of memory.
    if (!this.#stream.write(line)) await once(this.#stream, 'drain');
  }
}
