import { BrokenPackageError, extractPackage, ImportBusyError, importPackages, readGivenPackages, UnreadablePackageError } from '../ingest/index.js';
import type { GraphModule } from '../persistence/graph-module.js';
import type { Store } from '../persistence/open-store.js';
import type { ImportOrder, ImportOutcome } from './import-runner.js';
import { permitOf } from './write-permit.js';

/** Findings that an answer lists. */
const SHOWN = 100;

/** Unpacks a posted package and imports it. What the package is to blame for is an outcome, whatever else goes wrong an error. */
export async function performImport(store: Store, modules: readonly GraphModule[], { zip, folder, unpackedBytes, writer, dryRun }: ImportOrder): Promise<ImportOutcome> {
  try {
    const given = readGivenPackages(await extractPackage(zip, folder, { bytes: unpackedBytes }), modules);
    const permit = await permitOf(writer, store);
    const report = await importPackages(store, modules, given, { origin: 'IMPORT', by: writer.subject, via: 'HTTP', permit, dryRun });
    return { kind: 'done', report };
  } catch (cause) {
    if (cause instanceof UnreadablePackageError) return { kind: 'unreadable', message: cause.message };
    if (cause instanceof BrokenPackageError) return { kind: 'broken', findings: cause.findings.slice(0, SHOWN), count: cause.count };
    if (cause instanceof ImportBusyError) return { kind: 'busy' };
    throw cause;
  }
}
