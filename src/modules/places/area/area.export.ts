import { exportColumns, type ExportTable, inOnePart } from '../../../contract/export-table.js';
import { type AreaRow, filteredAreas, filteredMunicipalities } from './area.repository.js';
import { BY_CODE } from './area.resolver.js';
import type { AreaFilter } from './area.type.js';

interface AreaArguments {
  filter?: AreaFilter | null;
}

const columns: ExportTable['columns'] = [
  {
    name: 'code',
    type: 'string',
    description: 'Natural key: a CBS code such as `GM0935`, or a slug where there is no code.',
  },
  { name: 'kind', type: 'string', description: 'Its level.', codes: 'AreaKind' },
  exportColumns.nameNl,
  exportColumns.nameEn,
  {
    name: 'valid_from',
    type: 'date',
    description: 'First day on which it existed in this form; empty when not known.',
  },
  {
    name: 'valid_to',
    type: 'date',
    description: 'Last day on which it existed in this form; empty when it still does, or when not known.',
  },
  exportColumns.id,
];

const areas: ExportTable<AreaRow, AreaArguments> = {
  name: 'areas',
  field: 'areas',
  title: { nl: 'Gebieden', en: 'Areas' },
  description: {
    nl: "Land, regio's, gemeenten en wijken, op code. Codes en namen van gemeenten zijn die van het CBS.",
    en: 'The country, regions, municipalities and neighbourhoods, by code. Codes and names of municipalities are those of Statistics Netherlands (CBS).',
  },
  columns,
  select: async (context, { filter }) => inOnePart(await filteredAreas(context, filter), BY_CODE),
};

const municipalities: ExportTable<AreaRow, AreaArguments> = {
  ...areas,
  name: 'municipalities',
  field: 'municipalities',
  title: { nl: 'Gemeenten', en: 'Municipalities' },
  description: { nl: 'Gemeenten, op code.', en: 'Municipalities, by code.' },
  select: async (context, { filter }) => inOnePart(await filteredMunicipalities(context, filter), BY_CODE),
};

/** What of this module can be had as files. */
export const placesExports: ExportTable[] = [areas, municipalities];
