import { z } from 'zod';
import { part } from '../mapping/read-mapping.js';
import { decimalSign, fileFields, headerRows, tableFields } from '../sheet/sheet-mapping.js';

const table = part({ header_rows: headerRows.default([1]), decimal: decimalSign.optional(), ...tableFields });

/** Maps cells of a delimited file to figures; docs/how-to/pull.md describes each field. */
export const csvMapping = part({
  source: z.literal('csv', 'must be "csv"'),
  delimiter: z.enum([',', ';', '\t', '|'], 'must be ",", ";", "\\t" or "|"').optional(),
  encoding: z
    .enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'], 'must be utf-8, windows-1252, utf-16le or utf-16be')
    .optional(),
  ...fileFields,
  tables: z.array(table, 'must be a list').min(1, 'must have at least one table'),
});

export type CsvMapping = z.output<typeof csvMapping>;
