import type { GraphModule } from '../../contract/module.js';
import { fetchAreas } from './area/area.repository.js';
import {
  AreaResolver,
  AreasResolver,
  MunicipalitiesResolver,
  MunicipalityResolver,
  RegionResolver,
} from './area/area.resolver.js';
import { Country, Municipality, Neighbourhood, Region } from './area/area.type.js';
import { placesExports } from './area/area.export.js';
import { placesResources } from './area/area.resource.js';
import { placesEntities } from './tables.js';

export { Area, AreaKind } from './area/area.type.js';
export { areaId, type AreaRow, codesWithin } from './area/area.repository.js';

/** Where things are: the country, regions, municipalities, neighbourhoods. */
export const places: GraphModule = {
  name: 'places',
  entities: placesEntities,
  kinds: [{ kind: 'area', typename: 'Area', fetch: fetchAreas }],
  resolvers: [AreaResolver, AreasResolver, MunicipalitiesResolver, MunicipalityResolver, RegionResolver],
  orphanedTypes: [Country, Municipality, Neighbourhood, Region],
  resources: placesResources,
  exports: placesExports,
};
