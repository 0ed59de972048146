import type { ExportTable } from '../../persistence/export-table.js';
import { discrepancyExport } from './discrepancy.export.js';
import { indicatorExport } from './indicator.export.js';
import { measurementExport } from './measurement.export.js';

/** What of this module can be had as files. */
export const indicatorsExports: ExportTable[] = [measurementExport, indicatorExport, discrepancyExport];
