import { Worker } from 'node:worker_threads';
import type { GraphModule } from '../../contract/module.js';
import { ROOT } from '../../contract/root.js';
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

/** A posted package. Serialisable, so that it can be sent to a worker. */
interface ImportJob {
  /** Path of the archive. */
  zip: string;
  /** Path of an empty folder to unpack it in. */
  folder: string;
  /** Maximum size of the unpacked files. */
  unpackedBytes: number;
  writer: Writer;
  /** Whether to report what would change, and change nothing. */
  dryRun: boolean;
}

/** The result of an import. Serialisable too: an error from a worker loses its class. */
export type ImportOutcome =
  | { kind: 'done'; report: ImportReport }
  | { kind: 'broken'; findings: readonly Finding[]; count: number }
  | { kind: 'unreadable'; message: string }
  | { kind: 'busy' };

/** Imports posted packages. */
export interface ImportRunner {
  run(job: ImportJob): Promise<ImportOutcome>;
  /** Aborts the running import, which is rolled back. */
  close(): Promise<void>;
}

/** The number of findings in a response. */
const MAX_FINDINGS = 100;

/** Unpacks and imports a posted package. Errors in the package are an outcome; any other error is thrown. */
export async function performImport(
  store: Store,
  modules: readonly GraphModule[],
  { zip, folder, unpackedBytes, writer, dryRun }: ImportJob,
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
      return { kind: 'broken', findings: cause.findings.slice(0, MAX_FINDINGS), count: cause.count };
    if (cause instanceof ImportBusyError) return { kind: 'busy' };
    throw cause;
  }
}

/** Imports on the server's own connection, as a database in memory requires. Readers wait meanwhile. */
function inProcessRunner(store: Store, modules: readonly GraphModule[]): ImportRunner {
  return { run: (job) => performImport(store, modules, job), close: async () => {} };
}

export interface WorkerImport {
  database: DatabaseTarget;
  job: ImportJob;
}

/**
 * Imports in a worker thread with its own connection. SQLite blocks the thread that uses it: in the server's thread,
 * all readers would wait until a large package is written.
 */
class WorkerRunner implements ImportRunner {
  readonly #workers = new Set<Worker>();

  constructor(readonly database: DatabaseTarget) {}

  async run(job: ImportJob): Promise<ImportOutcome> {
    const worker = new Worker(new URL('dist/import-worker.js', ROOT), {
      workerData: { database: this.database, job } satisfies WorkerImport,
    });
    this.#workers.add(worker);
    try {
      return await new Promise<ImportOutcome>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`The import worker exited early (code ${code}).`)));
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

/** The worker needs the built file: code that runs from TypeScript, as in tests, imports in process. */
const BUILT = import.meta.url.endsWith('.js');

/** Imports in a worker where possible; a database in memory is accessible only in process. */
export function createImportRunner(
  store: Store,
  modules: readonly GraphModule[],
  database: DatabaseTarget,
): ImportRunner {
  const inMemory = database.dialect === 'sqlite' && database.path === ':memory:';
  return BUILT && !inMemory ? new WorkerRunner(database) : inProcessRunner(store, modules);
}
