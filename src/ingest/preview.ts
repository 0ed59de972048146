import { changesAfter, discrepanciesOfVersion, explain, valuesOf } from '../modules/indicators/index.js';
import { RequestContext } from '../persistence/request-context.js';
import type { Writing } from './bulk/large-table.js';
import type { ImportReport, NewDiscrepancy } from './import-report.js';

/** How many facts and how many discrepancies a preview shows. */
const SHOWN = 100;

/** What an import that is about to be taken back changes, and which discrepancies come of it. */
export async function previewOf({ em, version }: Writing): Promise<NonNullable<ImportReport['preview']>> {
  const context = new RequestContext(em, new Set(), new Map());
  const facts = await changesAfter(context, version - 1).orderBy('kind').orderBy('id').limit(SHOWN).execute();
  const { rows, count } = await discrepanciesOfVersion(context, version, SHOWN);
  const discrepancies = await Promise.all(rows.map(async ({ kind, thing, indicator, area, period, lowest, highest }): Promise<NewDiscrepancy> => ({
    kind, indicator, area, period, lowest: Number(lowest), highest: Number(highest), explanation: explain(kind, period, await valuesOf(context, thing)),
  })));
  return { facts: facts.map(({ kind, id, package: name }) => ({ kind, id, package: name })), discrepancies, discrepancyCount: count };
}
