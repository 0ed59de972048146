import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { type ImportOutcome, performImport, type WorkerImport } from './import-runner.js';
import { modules } from '../../modules/index.js';
import { openStore } from '../../store/open-store.js';

async function importOne({ database, job }: WorkerImport): Promise<ImportOutcome> {
  const store = await openStore(
    database,
    modules.flatMap(({ entities }) => entities),
  );
  try {
    return await performImport(store, modules, job);
  } finally {
    await store.close();
  }
}

// The worker imports one package and exits.
parentPort!.postMessage(await importOne(workerData as WorkerImport));
