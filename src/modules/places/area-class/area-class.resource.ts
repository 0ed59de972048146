import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { areaId } from '../area/area.entity.js';
import { AreaClassEntity } from './area-class.entity.js';
import { PeerCriterion } from './area-class.type.js';
import { AreaClassResolver, MunicipalityClassesResolver } from './area-class.resolver.js';

/** These follow from the regions that a municipality lies in. */
const OF_REGIONS: readonly unknown[] = [PeerCriterion.PROVINCE, PeerCriterion.YOUTH_REGION];

function check(row: PackageRow): string | null {
  const criterion = requiredText(row, 'criterion');
  if (!OF_REGIONS.includes(criterion)) return null;
  return `has the criterion ${criterion}: leave the row out, and name the region in within of areas.csv.`;
}

const resource = resourceOf(AreaClassEntity, {
  name: 'area_classes',
  description: 'Classes of municipalities, such as of size or urbanity, by which they can be compared with their like.',
  key: ['area', 'criterion', 'valid_from'],
  inlineCitations: true,
  columns: { area: { refersTo: 'area' } },
  check,
  names: (row) => areaId(requiredText(row, 'area')),
  id: (row) =>
    [text(row, 'area'), text(row, 'criterion'), text(row, 'valid_from') ?? 'undated', row.document].join('/'),
});

export const areaClass: ModulePart = {
  entities: [AreaClassEntity],
  resolvers: [AreaClassResolver, MunicipalityClassesResolver],
  resources: [resource],
};
