import { type GraphModule, moduleOf } from '../../contract/module.js';
import { area } from './area/area.resource.js';
import { areaClass } from './area-class/area-class.resource.js';

export { Area, AreaKind } from './area/area.type.js';
export { AreaEntity, areaId, areaNode, areasInside, type AreaRow, codesWithin } from './area/area.entity.js';

/** Places: the country, regions, municipalities, neighbourhoods. */
export const places: GraphModule = moduleOf('places', [area, areaClass]);
