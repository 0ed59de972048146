import type { ModulePart } from '../../../contract/module.js';
import { nodeId } from '../../../contract/node-id.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { labels, requiredText } from '../../../contract/package-row.js';
import { UnitEntity } from './unit.entity.js';
import { UnitResolver } from './unit.resolver.js';

const resource = resourceOf(UnitEntity, {
  name: 'units',
  description:
    'Units that indicators are counted or measured in. Only in a package without a document: a unit has no place in ' +
    'one, and a row of a document without a place is rejected.',
  key: ['code'],
  shared: true,
  locator: false,
  // In the registry so that indicators can be checked against it; not searchable, as a unit is no node.
  fact: (row) => ({ id: nodeId('unit', requiredText(row, 'code')), ...labels(row), searchable: false }),
});

export const unit: ModulePart = { entities: [UnitEntity], resolvers: [UnitResolver], resources: [resource] };
