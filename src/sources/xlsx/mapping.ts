import { z } from 'zod';
import { MissingReason, Quality } from '../../modules/indicators/index.js';
import { DatePrecision, OrganisationKind } from '../../modules/provenance/index.js';
import { indicatorDefinition } from '../mapping/indicator-definition.js';
import { noteFields } from '../mapping/mapped-note.js';
import { day, decimal, part, period, slug, text } from '../mapping/read-mapping.js';

const rowNumber = z.int('must be the number of a row').min(1, 'must be the number of a row, from 1');
const reason = z.enum(MissingReason, `must be one of ${Object.values(MissingReason).join(', ')}`);

const document = part({
  title: text,
  publisher: slug,
  published_on: day,
  date_precision: z
    .enum(DatePrecision, `must be one of ${Object.values(DatePrecision).join(', ')}`)
    .default(DatePrecision.DAY),
  description_nl: text.optional(),
  description_en: text.optional(),
  url: z.url('must be an address, such as https://www.waarstaatjegemeente.nl').optional(),
});

const licence = part({ name: text.optional(), path: text.optional(), title: text.optional() }).refine(
  ({ name, path }) => name !== undefined || path !== undefined,
  'must have a name, such as "CC-BY-4.0", or a path',
);

const organisation = part({
  slug,
  name_nl: text,
  name_en: text.optional(),
  website: text.optional(),
  kind: z.enum(OrganisationKind, `must be one of ${Object.values(OrganisationKind).join(', ')}`),
});

const area = z.union([
  part({ fixed: text }),
  part({
    column: text,
    by: z.enum(['name', 'code'], 'must be "name" or "code"'),
    names: z.record(text, text).default({}),
    ignore: z.array(text).default([]),
  }),
]);

const column = part({
  header: z.union([z.array(text, 'must be a text, or a list with one for each header row').min(1), text]),
  indicator: slug,
  period: period.optional(),
  where: z.record(text, text).default({}),
  multiply: decimal.optional(),
  quality: z.enum(Quality, `must be one of ${Object.values(Quality).join(', ')}`).optional(),
  ...noteFields,
});

const sheet = part({
  sheet: text,
  header_rows: z.array(rowNumber, 'must be a list of row numbers').min(1, 'must name at least one row'),
  first_row: rowNumber.optional(),
  last_row: rowNumber.optional(),
  area,
  period_column: text.optional(),
  periods: z.record(text, period).default({}),
  decimal: z.enum([',', '.'], 'must be "," or "."').default(','),
  missing: z.record(z.string(), reason).default({}),
  columns: z.array(column, 'must be a list').min(1, 'must have at least one column'),
});

/** Maps cells of a workbook to figures; docs/how-to/pull.md describes each field. */
export const xlsxMapping = part({
  source: z.literal('xlsx', 'must be "xlsx"'),
  document,
  licences: z.array(licence, 'must be a list').min(1, 'must name the licence of the figures'),
  organisations: z.array(organisation, 'must be a list').default([]),
  indicators: z.record(slug, indicatorDefinition).default({}),
  sheets: z.array(sheet, 'must be a list').min(1, 'must have at least one sheet'),
});

export type XlsxMapping = z.output<typeof xlsxMapping>;
export type MappedSheet = XlsxMapping['sheets'][number];
export type MappedColumn = MappedSheet['columns'][number];
