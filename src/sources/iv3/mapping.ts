import { z } from 'zod';
import { BudgetBasis } from '../../modules/finance/index.js';
import { CROSSWALK } from './crosswalk.js';
import { indicatorDefinition } from '../mapping/indicator-definition.js';
import { noteFields } from '../mapping/mapped-note.js';
import { decimal, part, slug, tableName, text } from '../mapping/read-mapping.js';

const codes = (what: string) => z.array(text, 'must be a list of codes').min(1, `must name at least one ${what}`);
const year = z.int('must be a year').min(2017, 'must be 2017 or later: before, accounts had no taakvelden').max(2100);
const GROUPS = Object.keys(CROSSWALK);

const era = part({
  from: year,
  to: year.optional(),
  taakvelden: codes('taakveld'),
  joins: z.enum(['exact', 'break'], 'must be "exact" or "break"').optional(),
  because: text.optional(),
});

const eras = z
  .array(era, 'must be a list')
  .min(1, 'must have at least one era')
  .superRefine((all, context) => {
    for (const [index, { joins, because }] of all.entries()) {
      if (index > 0 && (!joins || !because))
        context.addIssue({
          code: 'custom',
          path: [index],
          message: 'must state in joins whether the sum continues from the previous era, and in because why',
          input: all[index],
        });
    }
  });

const series = part({
  indicator: slug,
  basis: z.enum(BudgetBasis, 'must be BUDGETED or REALISED'),
  categories: codes('category'),
  group: z.enum(GROUPS, `must be one of ${GROUPS.join(', ')}; other taakvelden go into eras`).optional(),
  eras: eras.optional(),
  ...noteFields,
  define: indicatorDefinition.optional(),
}).refine(
  ({ group, eras: own }) => (group === undefined) !== (own === undefined),
  'must have either a group or its own eras',
);

/** Maps amounts of a table to budget lines and figures; docs/how-to/pull.md describes each field. */
export const iv3Mapping = part({
  source: z.literal('iv3', 'must be "iv3"'),
  table: tableName,
  title: text.optional(),
  description: text.optional(),
  areas: codes('municipality'),
  amount: text,
  multiply: decimal.optional(),
  reports: z
    .array(
      z
        .string('must be a code in quotes')
        .regex(/^20\d\dX00[05]$/, 'must be a code such as 2025X000 (budget) or 2025X005 (accounts)'),
      'must be a list of codes',
    )
    .min(1, 'must name at least one report'),
  budget_lines: part({ taakvelden: codes('taakveld'), categories: codes('category'), label: text }).optional(),
  series: z.array(series, 'must be a list').default([]),
}).refine(
  ({ budget_lines, series: all }) => budget_lines !== undefined || all.length > 0,
  'must have budget_lines, series, or both',
);

export type Iv3Mapping = z.output<typeof iv3Mapping>;
export type MappedSeries = Iv3Mapping['series'][number];
