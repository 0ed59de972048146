import { statSync } from 'node:fs';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { checkLargeFile, type LargeCheck, type LargeResult } from './check-large-file.js';
import type { BulkRows } from '../../../store/bulk.js';

/** Bytes from which a thread of its own pays for the time that it takes to start. */
const WORTH_A_THREAD = 5_000_000;

/** What a thread is told: functions cannot be sent, so the resource goes by its name. */
export interface WorkerOrder {
  check: Omit<LargeCheck, 'things' | 'file'> & {
    file: Omit<LargeCheck['file'], 'place'> & { place: Omit<LargeCheck['file']['place'], 'resource'> };
  };
  resource: string;
  things: LargeCheck['things']['things'];
}

type Message = { rows: BulkRows } | { result: LargeResult };

/**
 * Megabytes of the thread, whatever the size of the file: without, garbage would wait to be collected for as long as the machine has room.
 * Its programs and the rows at work take some forty; the things that rows may name are sent to it, a kilobyte or two each.
 */
function memoryFor({ things }: LargeCheck): ResourceLimits {
  const count = [...things.things.values()].reduce((sum, kind) => sum + kind.size, 0);
  return { maxOldGenerationSizeMb: 64 + Math.ceil(count / 250), maxYoungGenerationSizeMb: 12 };
}

/** A program that has been built can start threads; one that runs from its TypeScript, as tests do, does all in one. */
const BUILT = import.meta.url.endsWith('.js');

/** Checks a large file as {@link checkLargeFile} does, in a thread of its own where that pays. */
export async function runLargeCheck(check: LargeCheck, hand: (rows: BulkRows) => Promise<void>): Promise<LargeResult> {
  if (!BUILT || statSync(check.file.path).size < WORTH_A_THREAD) return checkLargeFile(check, hand);
  const { things, file, ...rest } = check;
  const { resource, ...place } = file.place;
  const order: WorkerOrder = {
    check: { ...rest, file: { ...file, place } },
    resource: resource.name,
    things: things.things,
  };
  const worker = new Worker(new URL('./large-file-worker.js', import.meta.url), {
    workerData: order,
    resourceLimits: memoryFor(check),
  });
  try {
    return await received(worker, hand);
  } finally {
    await worker.terminate();
  }
}

function received(worker: Worker, hand: (rows: BulkRows) => Promise<void>): Promise<LargeResult> {
  return new Promise((resolve, reject) => {
    // One group of rows is written after the other, in the order in which they come.
    let written = Promise.resolve();
    let saidAll = false;
    worker.on('message', (message: Message) => {
      saidAll ||= 'result' in message;
      written = written.then(async () => {
        if ('result' in message) return resolve(message.result);
        await hand(message.rows);
        worker.postMessage('written');
      });
      written.catch(reject);
    });
    worker.on('error', reject);
    // A thread that has said all ends while its last rows are still being written.
    worker.on(
      'exit',
      (code) => saidAll || reject(new Error(`The thread that checks a file ended before its end (${code}).`)),
    );
  });
}
