import { type GraphModule, moduleOf } from '../../contract/module.js';
import { area } from './area/area.resource.js';
import { areaClass } from './area-class/area-class.resource.js';

export { Area, AreaKind, RegionKind } from './area/area.type.js';
export { PeerCriterion } from './area-class/area-class.type.js';
export { AreaEntity, areaId, areaNode, type AreaRow, codesWithin } from './area/area.entity.js';

/** Places: the country, regions, municipalities, neighbourhoods. */
export const places: GraphModule = moduleOf('places', [area, areaClass]);
