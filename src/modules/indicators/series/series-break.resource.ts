import {
  cells,
  common,
  type PackageResource,
  requiredText,
  sourceColumns,
  text,
} from '../../../contract/package-resource.js';
import { indicatorId } from '../indicator/indicator.repository.js';

/** Breaks in series. */
export const INDICATOR_BREAKS: PackageResource = {
  name: 'indicator_breaks',
  description: 'Days from which the values of an indicator cannot be compared with earlier ones.',
  key: ['indicator', 'area', 'break_on'],
  inlineCitations: true,
  fields: [
    { name: 'indicator', type: 'slug', required: true, refersTo: 'indicator', description: 'Slug of the indicator.' },
    {
      name: 'area',
      type: 'string',
      refersTo: 'area',
      emptyIsAll: true,
      description: 'Code of the area that it concerns; empty when it concerns all.',
    },
    { name: 'break_on', type: 'date', required: true, description: 'First day of the new situation.' },
    { ...common.descriptionNl, required: true },
    common.descriptionEn,
    common.locator,
  ],
  names: (row) => indicatorId(requiredText(row, 'indicator')),
  toTables: (row) => [
    {
      table: 'series_break',
      values: {
        id: [text(row, 'indicator'), text(row, 'area') ?? 'all', text(row, 'break_on'), row.document].join('/'),
        ...cells(row, 'indicator', 'area', 'break_on', 'description_nl', 'description_en'),
        ...sourceColumns(row),
      },
    },
  ],
};
