import { statSync } from 'node:fs';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { ROOT } from '../../../contract/root.js';
import type { KnownEntities } from '../check-references.js';
import { checkLargeFile, type LargeCheck, type LargeResult } from './check-large-file.js';
import type { BulkRows } from '../../../store/bulk.js';

/** Bytes from which a thread of its own pays for the time that it takes to start. */
const WORTH_A_THREAD = 5_000_000;

/** What a thread is sent. Functions cannot be sent, so the resource goes by its name. */
export interface WorkerOrder {
  check: Omit<LargeCheck, 'known' | 'file'> & {
    file: Omit<LargeCheck['file'], 'place'> & { place: Omit<LargeCheck['file']['place'], 'resource'> };
  };
  resource: string;
  known: Pick<KnownEntities, 'cells' | 'storedFacts'>;
}

type Message = { rows: BulkRows } | { result: LargeResult };

/**
 * Megabytes of the thread, for a file of any size: without a limit, garbage would fill the memory of the machine before
 * it is collected. Its code and the rows in progress take some forty; the entities that rows may name are sent to it, a
 * kilobyte or two each.
 */
function memoryFor({ known }: LargeCheck): ResourceLimits {
  const count = [...known.cells.values()].reduce((sum, kind) => sum + kind.size, 0);
  return { maxOldGenerationSizeMb: 64 + Math.ceil(count / 250), maxYoungGenerationSizeMb: 12 };
}

/** The built program can start threads; when run from TypeScript, as in tests, it uses one. */
const BUILT = import.meta.url.endsWith('.js');

/** Checks a large file as {@link checkLargeFile} does, in a thread of its own where that pays. */
export async function runLargeCheck(check: LargeCheck, write: (rows: BulkRows) => Promise<void>): Promise<LargeResult> {
  if (!BUILT || statSync(check.file.path).size < WORTH_A_THREAD) return checkLargeFile(check, write);
  const { known, file, ...rest } = check;
  const { resource, ...place } = file.place;
  const order: WorkerOrder = {
    check: { ...rest, file: { ...file, place } },
    resource: resource.name,
    known: { cells: known.cells, storedFacts: known.storedFacts },
  };
  const worker = new Worker(new URL('dist/large-file-worker.js', ROOT), {
    workerData: order,
    resourceLimits: memoryFor(check),
  });
  try {
    return await received(worker, write);
  } finally {
    await worker.terminate();
  }
}

function received(worker: Worker, write: (rows: BulkRows) => Promise<void>): Promise<LargeResult> {
  return new Promise((resolve, reject) => {
    // Groups of rows are written one after the other, in their order.
    let written = Promise.resolve();
    let isDone = false;
    worker.on('message', (message: Message) => {
      isDone ||= 'result' in message;
      written = written.then(async () => {
        if ('result' in message) return resolve(message.result);
        await write(message.rows);
        worker.postMessage('written');
      });
      written.catch(reject);
    });
    worker.on('error', reject);
    // A finished thread ends while its last rows are still being written.
    worker.on(
      'exit',
      (code) => isDone || reject(new Error(`The thread that checks a file ended before its end (${code}).`)),
    );
  });
}
