import type { ObservationTable } from '../../contract/export-table.js';
import type { ExportRun } from '../export-run.js';

/** How the rows of a run are observations. Formats of statistics are offered of such tables alone. */
export function observationsOf({ table: { name, observations } }: ExportRun): ObservationTable {
  if (!observations) throw new Error(`The rows of ${name} are no observations.`);
  return observations;
}
