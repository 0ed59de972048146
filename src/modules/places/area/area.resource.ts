import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { list, type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { NAME, textsOf } from '../../../contract/searchable.js';
import {
  AreaEntity,
  areaId,
  areaNode,
  AreaMembershipEntity,
  type AreaRow,
  AreaSuccessionEntity,
} from './area.entity.js';
import {
  areaList,
  AreaResolver,
  AreasResolver,
  MunicipalitiesResolver,
  municipalityList,
  MunicipalityResolver,
  RegionResolver,
} from './area.resolver.js';
import { Country, Municipality, Neighbourhood, Region } from './area.type.js';
import { AreaOrganisationsResolver, OrganisationAreaResolver } from './organisation-area.resolver.js';

// A code is part of ids, between slashes.
const CODE = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;

// CBS: the codes of districts and neighbourhoods begin with the number of their municipality; codes of our own begin
// with its code.
const PART_OF_MUNICIPALITY = /^(?:BU|WK|GM)(\d{4})(?=.)/;

function codeProblem(row: PackageRow): string | null {
  const code = requiredText(row, 'code');
  if (!CODE.test(code)) return 'has a code with other characters than letters, digits and single hyphens between them.';
  const municipality = PART_OF_MUNICIPALITY.exec(code)?.[1];
  if (municipality === undefined || list(row, 'within').some((area) => area.slice(2, 6) === municipality)) return null;
  return `has a code of GM${municipality}, but no area of GM${municipality} in within: add it there.`;
}

const areas = resourceOf(AreaEntity, {
  name: 'areas',
  description: 'Countries, regions, municipalities and neighbourhoods.',
  key: ['code'],
  mergeable: true,
  shared: true,
  more: [
    { name: 'within', type: 'list', refersTo: 'area', description: 'Codes of the areas that it lies directly in.' },
  ],
  check: codeProblem,
  id: (row) => areaId(requiredText(row, 'code')),
  others: (row) =>
    list(row, 'within').map((container) => ({
      table: 'area_membership',
      values: { member: text(row, 'code'), container },
    })),
});

const successions = resourceOf(AreaSuccessionEntity, {
  name: 'area_successions',
  description: 'Which area took over from which, when municipalities merge or split.',
  key: ['area', 'successor'],
  columns: { area: { refersTo: 'area' }, successor: { refersTo: 'area' } },
  note: false,
  cites: (row) => areaId(requiredText(row, 'area')),
});

const areaTable: ExportTable<AreaRow> = {
  name: 'areas',
  field: 'areas',
  title: { nl: 'Gebieden', en: 'Areas' },
  description: {
    nl: "Land, regio's, gemeenten en wijken, op code. Codes en namen van gemeenten zijn die van het CBS.",
    en:
      'The country, regions, municipalities and neighbourhoods, by code. Codes and names of municipalities are ' +
      'those of Statistics Netherlands (CBS).',
  },
  columns: exportColumnsOf(AreaEntity),
  select: areaList.select,
};

const municipalityTable: ExportTable<AreaRow> = {
  ...areaTable,
  name: 'municipalities',
  field: 'municipalities',
  title: { nl: 'Gemeenten', en: 'Municipalities' },
  description: { nl: 'Gemeenten, op code.', en: 'Municipalities, by code.' },
  select: municipalityList.select,
};

export const area: ModulePart = {
  entities: [AreaEntity, AreaMembershipEntity, AreaSuccessionEntity],
  kinds: [areaNode],
  searchable: [textsOf(AreaEntity, areaNode, { names: NAME })],
  resolvers: [
    AreaOrganisationsResolver,
    AreaResolver,
    AreasResolver,
    MunicipalitiesResolver,
    MunicipalityResolver,
    OrganisationAreaResolver,
    RegionResolver,
  ],
  orphanedTypes: [Country, Municipality, Neighbourhood, Region],
  resources: [areas, successions],
  exports: [areaTable, municipalityTable],
};
