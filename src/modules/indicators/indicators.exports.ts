import type { ExportTable } from '../../contract/export-table.js';
import { discrepancyExport } from './discrepancy/discrepancy.export.js';
import { indicatorExport } from './indicator/indicator.export.js';
import { measurementExport } from './measurement/measurement.export.js';

/** What of this module can be had as files. */
export const indicatorsExports: ExportTable[] = [measurementExport, indicatorExport, discrepancyExport];
