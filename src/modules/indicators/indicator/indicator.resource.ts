import {
  cells,
  common,
  labels,
  number,
  type PackageResource,
  requiredText,
} from '../../../contract/package-resource.js';
import { indicatorId } from './indicator.repository.js';
import { Direction, Frequency } from './indicator.type.js';

/** Things that are measured. One document may leave the unit to another, but one of them must state it. */
export const INDICATORS: PackageResource = {
  name: 'indicators',
  description: 'What is measured: unit, population, desired direction.',
  key: ['slug'],
  mergeable: true,
  shared: true,
  fields: [
    common.slug,
    common.nameNl,
    common.nameEn,
    common.descriptionNl,
    common.descriptionEn,
    {
      name: 'unit',
      type: 'string',
      refersTo: 'unit',
      description: 'Code of the unit; at least one of the documents that describe the indicator must give it.',
    },
    {
      name: 'decimals',
      type: 'integer',
      minimum: 0,
      maximum: 10,
      description: 'Decimals that values are printed with; 0 when no document says.',
    },
    {
      name: 'desired_direction',
      type: 'string',
      values: Object.values(Direction),
      description: 'Which way the document wants it to go; empty when it does not say.',
    },
    { name: 'frequency', type: 'string', values: Object.values(Frequency), description: 'How often it is measured.' },
    { name: 'population', type: 'string', description: 'Whom or what it is about, in Dutch.' },
    {
      name: 'measured_by',
      type: 'slug',
      refersTo: 'organisation',
      description: 'Slug of the organisation that measures it.',
    },
    common.locator,
    common.note,
  ],
  fact: (row) => ({ id: indicatorId(requiredText(row, 'slug')), ...labels(row, 'population') }),
  toTables: (row) => [
    {
      table: 'indicator',
      values: {
        id: indicatorId(requiredText(row, 'slug')),
        ...cells(
          row,
          'slug',
          'name_nl',
          'name_en',
          'description_nl',
          'description_en',
          'unit',
          'desired_direction',
          'frequency',
          'population',
          'measured_by',
        ),
        decimals: number(row, 'decimals') ?? 0,
      },
    },
  ],
};
