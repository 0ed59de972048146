import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { type ImportOutcome, performImport, type WorkerImport } from './import-runner.js';
import { modules } from '../../modules/index.js';
import { withStore } from '../../store/open-store.js';

async function importOne({ database, job }: WorkerImport): Promise<ImportOutcome> {
  return withStore(database, modules, (store) => performImport(store, modules, job));
}

// The worker imports one package and exits.
parentPort!.postMessage(await importOne(workerData as WorkerImport));
