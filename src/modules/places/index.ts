import type { GraphModule } from '../../persistence/graph-module.js';
import { fetchAreas } from './area.repository.js';
import { AreaResolver, AreasResolver } from './area.resolver.js';
import { Country, Municipality, Neighbourhood, Region } from './area.type.js';
import { MunicipalitiesResolver, MunicipalityResolver } from './municipality.resolver.js';
import { placesExports } from './places.exports.js';
import { placesResources } from './places.resources.js';
import { RegionResolver } from './region.resolver.js';
import { placesEntities } from './tables.js';

export { AreaKind } from './area-kind.js';
export { areaId, type AreaRow, codesWithin } from './area.repository.js';
export { Area } from './area.type.js';

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
