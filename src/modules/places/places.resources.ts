import { common, list, type PackageResource, requiredText, text } from '../../persistence/package-resource.js';
import { cells, labels } from '../../persistence/row-mapping.js';
import { AreaKind } from './area-kind.js';
import { areaId } from './area.repository.js';

const AREAS: PackageResource = {
  name: 'areas',
  description: 'Countries, regions, municipalities and neighbourhoods.',
  key: ['code'],
  mergeable: true,
  shared: true,
  fields: [
    { name: 'code', type: 'string', required: true, description: 'CBS code, or a slug where there is none.' },
    { name: 'kind', type: 'string', required: true, values: Object.values(AreaKind), description: 'Its level.' },
    common.nameNl,
    common.nameEn,
    { name: 'valid_from', type: 'date', description: 'First day on which it existed in this form.' },
    { name: 'valid_to', type: 'date', description: 'Last day on which it existed in this form.' },
    { name: 'within', type: 'list', refersTo: 'area', description: 'Codes of the areas that it lies directly in.' },
    common.locator,
    common.note,
  ],
  fact: (row) => ({ id: areaId(requiredText(row, 'code')), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'area',
      values: { id: areaId(requiredText(row, 'code')), ...cells(row, 'code', 'kind', 'name_nl', 'name_en', 'valid_from', 'valid_to') },
    },
    ...list(row, 'within').map((container) => ({ table: 'area_membership', values: { member: text(row, 'code'), container } })),
  ],
};

const AREA_SUCCESSIONS: PackageResource = {
  name: 'area_successions',
  description: 'Which area took over from which, when municipalities merge or split.',
  key: ['area', 'successor'],
  fields: [
    { name: 'area', type: 'string', required: true, refersTo: 'area', description: 'Code of the area that ended.' },
    { name: 'successor', type: 'string', required: true, refersTo: 'area', description: 'Code of the area that took over.' },
    { name: 'happened_on', type: 'date', required: true, description: 'First day of the new situation.' },
    common.locator,
  ],
  cites: (row) => areaId(requiredText(row, 'area')),
  toTables: (row) => [{ table: 'area_succession', values: cells(row, 'area', 'successor', 'happened_on') }],
};

/** The kinds of file that this module loads. */
export const placesResources: PackageResource[] = [AREAS, AREA_SUCCESSIONS];
