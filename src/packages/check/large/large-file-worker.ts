import 'reflect-metadata';
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { modules } from '../../../modules/index.js';
import { KnownEntities } from '../check-references.js';
import { checkLargeFile } from './check-large-file.js';
import type { WorkerOrder } from './run-large-check.js';

// This thread checks a large file while the thread that started it writes the sound rows.
const { check, resource, known } = workerData as WorkerOrder;
const port = parentPort!;
const described = modules.flatMap(({ resources }) => resources).find(({ name }) => name === resource)!;
const file = { ...check.file, place: { ...check.file.place, resource: described } };
/** How many groups of rows may be in transit, so that neither thread waits for the other for long. */
let credit = 16;
port.on('message', () => {
  credit += 1;
  port.emit('credit', credit);
});

const result = await checkLargeFile(
  { ...check, file, known: new KnownEntities(known.cells, known.storedFacts) },
  async (rows) => {
    while (credit === 0) await once(port, 'credit');
    credit -= 1;
    port.postMessage({ rows });
  },
);
port.postMessage({ result });
port.close();
