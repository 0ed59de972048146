import { Worker } from 'node:worker_threads';
import type { DatabaseTarget } from '../persistence/database-url.js';
import type { ImportOrder, ImportOutcome, ImportRunner } from './import-runner.js';

/** What the thread is told. */
export interface WorkerImport {
  database: DatabaseTarget;
  order: ImportOrder;
}

/**
 * Imports in a thread with a connection of its own. SQLite answers within the thread that asks: on the server's own, every
 * reader would wait until a large package is written.
 */
export class WorkerRunner implements ImportRunner {
  readonly #workers = new Set<Worker>();

  constructor(readonly database: DatabaseTarget) {}

  async run(order: ImportOrder): Promise<ImportOutcome> {
    const worker = new Worker(new URL('./import-worker.js', import.meta.url), { workerData: { database: this.database, order } satisfies WorkerImport });
    this.#workers.add(worker);
    try {
      return await new Promise<ImportOutcome>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`The thread that imports ended before its end (${code}).`)));
      });
    } finally {
      this.#workers.delete(worker);
      await worker.terminate();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }
}
