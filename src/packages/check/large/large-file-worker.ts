import 'reflect-metadata';
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { modules } from '../../../modules/index.js';
import { ThingCells } from '../check-references.js';
import { checkLargeFile } from './check-large-file.js';
import type { WorkerOrder } from './run-large-check.js';

// A thread of its own checks a large file while the thread that started it writes the rows that are good.
const { check, resource, things } = workerData as WorkerOrder;
const port = parentPort!;
const known = modules.flatMap(({ resources }) => resources).find(({ name }) => name === resource)!;
const file = { ...check.file, place: { ...check.file.place, resource: known } };
/** Groups of rows that may be under way at once, so that neither thread waits for the other for long. */
let credit = 16;
port.on('message', () => {
  credit += 1;
  port.emit('credit', credit);
});

const result = await checkLargeFile({ ...check, file, things: new ThingCells(things) }, async (rows) => {
  while (credit === 0) await once(port, 'credit');
  credit -= 1;
  port.postMessage({ rows });
});
port.postMessage({ result });
port.close();
