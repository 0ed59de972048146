import { z } from 'zod';
import { Direction, Frequency } from '../../modules/indicators/index.js';
import type { SourceCells } from '../../contract/source.js';
import { noteFields } from './mapped-note.js';
import { part, slug, text } from './read-mapping.js';

/** An indicator that the graph does not have yet, in the columns of `indicators.csv`. */
export const indicatorDefinition = part({
  name_nl: text,
  name_en: text.optional(),
  description_nl: text.optional(),
  description_en: text.optional(),
  unit: text,
  decimals: z.int('must be a whole number').min(0).max(10).optional(),
  desired_direction: z.enum(Direction, `must be one of ${Object.values(Direction).join(', ')}`).optional(),
  frequency: z.enum(Frequency, `must be one of ${Object.values(Frequency).join(', ')}`).optional(),
  population: text.optional(),
  population_en: text.optional(),
  measured_by: slug.optional(),
  ...noteFields,
});

/** The row of `indicators.csv` for a definition. */
export function indicatorRow(
  indicator: string,
  definition: z.infer<typeof indicatorDefinition>,
  locator: string,
): SourceCells {
  return { slug: indicator, ...definition, locator };
}
