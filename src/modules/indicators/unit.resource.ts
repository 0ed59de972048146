import { common, type PackageResource, requiredText, text } from '../../persistence/package-resource.js';
import { nodeId } from '../../shared/node-id.js';

/** Units of measurement. */
export const UNITS: PackageResource = {
  name: 'units',
  description: 'Units that indicators are counted or measured in.',
  key: ['code'],
  fields: [
    { name: 'code', type: 'string', required: true, description: 'Code of the unit, such as `percent`.' },
    { name: 'symbol', type: 'string', required: true, description: 'Short sign or word to print with a value.' },
    common.nameNl,
    common.nameEn,
  ],
  // In the registry so that indicators can be held against it; not to be found by searching, as a unit is no node.
  fact: (row) => ({
    id: nodeId('unit', requiredText(row, 'code')),
    nameNl: requiredText(row, 'name_nl'),
    nameEn: text(row, 'name_en'),
    searchable: false,
  }),
  toTables: (row) => [{
    table: 'unit',
    values: { code: text(row, 'code'), symbol: text(row, 'symbol'), name_nl: text(row, 'name_nl'), name_en: text(row, 'name_en') },
  }],
};
