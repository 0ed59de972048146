import { z } from 'zod';
import { indicatorDefinition } from '../mapping/indicator-definition.js';
import { noteFields } from '../mapping/mapped-note.js';
import { decimal, part, period, slug, tableName, text } from '../mapping/read-mapping.js';

const indicator = part({
  indicator: slug,
  measure: text,
  dimensions: z.record(text, text).default({}),
  multiply: decimal.optional(),
  ...noteFields,
  define: indicatorDefinition.optional(),
});

const periodRange = part({ from: text, to: text.optional() });

/** Maps cells of a table to figures; docs/how-to/pull.md describes each field. */
export const cbsMapping = part({
  source: z.literal('cbs', 'must be "cbs"'),
  table: tableName,
  title: text.optional(),
  description: text.optional(),
  areas: z.array(text, 'must be a list of codes').min(1, 'must name at least one area').optional(),
  area: text.optional(),
  area_codes: z.record(text, text.nullable()).default({}),
  periods: z
    .union([z.array(text, 'must be a list of codes').min(1, 'must name at least one period'), periodRange])
    .optional(),
  period: period.optional(),
  period_codes: z.record(text, period).default({}),
  indicators: z.array(indicator, 'must be a list').min(1, 'must have at least one indicator'),
});

export type CbsMapping = z.output<typeof cbsMapping>;
export type MappedIndicator = CbsMapping['indicators'][number];
