import { Worker } from 'node:worker_threads';
import type { GraphModule } from '../../contract/module.js';
import { permitOf, type Writer } from './write-permit.js';
import {
  BrokenPackageError,
  extractPackage,
  type Finding,
  ImportBusyError,
  importPackages,
  type ImportReport,
  readGivenPackages,
  UnreadablePackageError,
} from '../../packages/index.js';
import type { DatabaseTarget } from '../../store/database-url.js';
import type { Store } from '../../store/open-store.js';

/** A package that somebody posted. Plain data: it may be sent to a thread. */
interface ImportOrder {
  /** The archive. */
  zip: string;
  /** An empty folder to unpack it in. */
  folder: string;
  /** The most bytes that it may have unpacked. */
  unpackedBytes: number;
  writer: Writer;
  /** True to say what would happen and leave the store as it is. */
  dryRun: boolean;
}

/** What became of it. Plain data too: an error that comes from a thread is no longer what it was. */
export type ImportOutcome =
  | { kind: 'done'; report: ImportReport }
  | { kind: 'broken'; findings: readonly Finding[]; count: number }
  | { kind: 'unreadable'; message: string }
  | { kind: 'busy' };

/** Imports posted packages. */
export interface ImportRunner {
  run(order: ImportOrder): Promise<ImportOutcome>;
  /** Gives up what runs; the store is as it was then. */
  close(): Promise<void>;
}

/** Findings that an answer lists. */
const SHOWN = 100;

/** Unpacks a posted package and imports it. What the package is to blame for is an outcome, whatever else goes wrong an error. */
export async function performImport(
  store: Store,
  modules: readonly GraphModule[],
  { zip, folder, unpackedBytes, writer, dryRun }: ImportOrder,
): Promise<ImportOutcome> {
  try {
    const given = readGivenPackages(await extractPackage(zip, folder, { bytes: unpackedBytes }), modules);
    const permit = await permitOf(writer, store);
    const report = await importPackages(store, modules, given, {
      origin: 'IMPORT',
      by: writer.subject,
      via: 'HTTP',
      permit,
      dryRun,
    });
    return { kind: 'done', report };
  } catch (cause) {
    if (cause instanceof UnreadablePackageError) return { kind: 'unreadable', message: cause.message };
    if (cause instanceof BrokenPackageError)
      return { kind: 'broken', findings: cause.findings.slice(0, SHOWN), count: cause.count };
    if (cause instanceof ImportBusyError) return { kind: 'busy' };
    throw cause;
  }
}

/** Imports on the server's own connection: the only way into a database in memory. Readers wait meanwhile. */
function inProcessRunner(store: Store, modules: readonly GraphModule[]): ImportRunner {
  return { run: (order) => performImport(store, modules, order), close: async () => {} };
}

/** What the thread is told. */
export interface WorkerImport {
  database: DatabaseTarget;
  order: ImportOrder;
}

/**
 * Imports in a thread with a connection of its own. SQLite answers within the thread that asks: on the server's own, every
 * reader would wait until a large package is written.
 */
class WorkerRunner implements ImportRunner {
  readonly #workers = new Set<Worker>();

  constructor(readonly database: DatabaseTarget) {}

  async run(order: ImportOrder): Promise<ImportOutcome> {
    const worker = new Worker(new URL('./import-worker.js', import.meta.url), {
      workerData: { database: this.database, order } satisfies WorkerImport,
    });
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

/** A program that has been built can start threads; one that runs from its TypeScript, as tests do, does all in one. */
const BUILT = import.meta.url.endsWith('.js');

/** Imports beside the server where that can be: what is in the memory of this process only it can reach. */
export function createImportRunner(
  store: Store,
  modules: readonly GraphModule[],
  database: DatabaseTarget,
): ImportRunner {
  const inMemory = database.dialect === 'sqlite' && database.path === ':memory:';
  return BUILT && !inMemory ? new WorkerRunner(database) : inProcessRunner(store, modules);
}
