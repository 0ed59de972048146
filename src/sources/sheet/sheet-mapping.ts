import { z } from 'zod';
import { MissingReason, Quality } from '../../modules/indicators/index.js';
import { DatePrecision, OrganisationKind } from '../../modules/provenance/index.js';
import { indicatorDefinition } from '../mapping/indicator-definition.js';
import { noteFields } from '../mapping/mapped-note.js';
import { day, decimal, part, period, slug, text } from '../mapping/read-mapping.js';

const rowNumber = z.int('must be the number of a row').min(1, 'must be the number of a row, from 1');
const reason = z.enum(MissingReason, `must be one of ${Object.values(MissingReason).join(', ')}`);
const quality = z.enum(Quality, `must be one of ${Object.values(Quality).join(', ')}`);

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
  quality: quality.optional(),
  ...noteFields,
});

/** What a sign at the end of a figure means, such as `*` or the number of a footnote. */
const mark = part({ quality: quality.optional(), ...noteFields });

/** The fields that say which cells of a table become which figures, whatever file the table is in. */
export const tableFields = {
  first_row: rowNumber.optional(),
  last_row: rowNumber.optional(),
  area: area.optional(),
  period_column: text.optional(),
  periods: z.record(text, period.nullable()).default({}),
  missing: z.record(z.string(), reason).default({}),
  marks: z.record(text, mark).default({}),
  columns: z.array(column, 'must be a list').min(1, 'must have at least one column'),
};

export const headerRows = z.array(rowNumber, 'must be a list of row numbers').min(1, 'must name at least one row');

export const decimalSign = z.enum([',', '.'], 'must be "," or "."');

/** The fields of a mapping besides its tables. */
export const fileFields = {
  document,
  licences: z.array(licence, 'must be a list').min(1, 'must name the licence of the figures'),
  organisations: z.array(organisation, 'must be a list').default([]),
  indicators: z.record(slug, indicatorDefinition).default({}),
};

const mappedFile = part(fileFields);
export type MappedFile = z.output<typeof mappedFile>;

const mappedTable = part({ ...tableFields, header_rows: headerRows, decimal: decimalSign });
export type MappedTable = z.output<typeof mappedTable> & {
  /** Whether rows and columns that a reader does not see are left out. */
  hidden?: 'take' | 'leave-out';
};
export type MappedColumn = MappedTable['columns'][number];
export type MappedArea = z.output<typeof area>;
