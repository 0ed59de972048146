import type { PackageResource } from '../../persistence/package-resource.js';
import { INDICATORS } from './indicator.resource.js';
import { MEASUREMENTS } from './measurement.resource.js';
import { INDICATOR_BREAKS } from './series-break.resource.js';
import { UNITS } from './unit.resource.js';

/** The kinds of file that this module loads. */
export const indicatorsResources: PackageResource[] = [UNITS, INDICATORS, INDICATOR_BREAKS, MEASUREMENTS];
