import { z } from 'zod';
import { part, text } from '../mapping/read-mapping.js';
import { decimalSign, fileFields, headerRows, tableFields } from '../sheet/sheet-mapping.js';

const sheet = part({
  sheet: text,
  header_rows: headerRows,
  decimal: decimalSign.default(','),
  hidden: z.enum(['take', 'leave-out'], 'must be "take" or "leave-out"').default('take'),
  ...tableFields,
});

/** Maps cells of a workbook to figures; docs/how-to/pull.md describes each field. */
export const xlsxMapping = part({
  source: z.literal('xlsx', 'must be "xlsx"'),
  ...fileFields,
  sheets: z.array(sheet, 'must be a list').min(1, 'must have at least one sheet'),
});

export type XlsxMapping = z.output<typeof xlsxMapping>;
