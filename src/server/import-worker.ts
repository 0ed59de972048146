import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { modules } from '../modules/index.js';
import { openStore } from '../persistence/open-store.js';
import type { ImportOutcome } from './import-runner.js';
import { performImport } from './perform-import.js';
import type { WorkerImport } from './worker-runner.js';

async function importOne({ database, order }: WorkerImport): Promise<ImportOutcome> {
  const store = await openStore(database, modules.flatMap(({ entities }) => entities));
  try {
    return await performImport(store, modules, order);
  } finally {
    await store.close();
  }
}

// A thread of its own imports one package and ends.
parentPort!.postMessage(await importOne(workerData as WorkerImport));
