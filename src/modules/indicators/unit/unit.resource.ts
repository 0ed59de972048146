import { nodeId } from '../../../contract/node-id.js';
import { cells, common, labels, type PackageResource, requiredText } from '../../../contract/package-resource.js';

/** Units of measurement. */
export const UNITS: PackageResource = {
  name: 'units',
  description: 'Units that indicators are counted or measured in.',
  key: ['code'],
  shared: true,
  fields: [
    { name: 'code', type: 'string', required: true, description: 'Code of the unit, such as `percent`.' },
    { name: 'symbol', type: 'string', required: true, description: 'Short sign or word to print with a value.' },
    common.nameNl,
    common.nameEn,
  ],
  // In the registry so that indicators can be held against it; not to be found by searching, as a unit is no node.
  fact: (row) => ({ id: nodeId('unit', requiredText(row, 'code')), ...labels(row), searchable: false }),
  toTables: (row) => [{ table: 'unit', values: cells(row, 'code', 'symbol', 'name_nl', 'name_en') }],
};
