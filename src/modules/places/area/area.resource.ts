import {
  cells,
  common,
  labels,
  list,
  type PackageResource,
  type PackageRow,
  requiredText,
  text,
} from '../../../contract/package-resource.js';
import { areaId } from './area.repository.js';
import { AreaKind } from './area.type.js';

// It stands in ids, between slashes.
const CODE = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;

// CBS: the codes of districts and neighbourhoods begin with the number of their municipality; codes of our own begin with its code.
const PART_OF_MUNICIPALITY = /^(?:BU|WK|GM)(\d{4})(?=.)/;

function codeProblem(row: PackageRow): string | null {
  const code = requiredText(row, 'code');
  if (!CODE.test(code)) return 'has a code with other characters than letters, digits and single hyphens between them.';
  const municipality = PART_OF_MUNICIPALITY.exec(code)?.[1];
  if (municipality === undefined || list(row, 'within').some((area) => area.slice(2, 6) === municipality)) return null;
  return `has a code that says that it lies in GM${municipality}, and no area of that in within: name it there.`;
}

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
  check: codeProblem,
  fact: (row) => ({ id: areaId(requiredText(row, 'code')), ...labels(row) }),
  toTables: (row) => [
    {
      table: 'area',
      values: {
        id: areaId(requiredText(row, 'code')),
        ...cells(row, 'code', 'kind', 'name_nl', 'name_en', 'valid_from', 'valid_to'),
      },
    },
    ...list(row, 'within').map((container) => ({
      table: 'area_membership',
      values: { member: text(row, 'code'), container },
    })),
  ],
};

const AREA_SUCCESSIONS: PackageResource = {
  name: 'area_successions',
  description: 'Which area took over from which, when municipalities merge or split.',
  key: ['area', 'successor'],
  fields: [
    { name: 'area', type: 'string', required: true, refersTo: 'area', description: 'Code of the area that ended.' },
    {
      name: 'successor',
      type: 'string',
      required: true,
      refersTo: 'area',
      description: 'Code of the area that took over.',
    },
    { name: 'happened_on', type: 'date', required: true, description: 'First day of the new situation.' },
    common.locator,
  ],
  cites: (row) => areaId(requiredText(row, 'area')),
  toTables: (row) => [{ table: 'area_succession', values: cells(row, 'area', 'successor', 'happened_on') }],
};

/** The kinds of file that this module loads. */
export const placesResources: PackageResource[] = [AREAS, AREA_SUCCESSIONS];
