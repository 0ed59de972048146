import type { PackageResource } from '../../contract/package-resource.js';
import { INDICATORS } from './indicator/indicator.resource.js';
import { MEASUREMENTS } from './measurement/measurement.resource.js';
import { INDICATOR_BREAKS } from './series/series-break.resource.js';
import { UNITS } from './unit/unit.resource.js';

/** The kinds of file that this module loads. */
export const indicatorsResources: PackageResource[] = [UNITS, INDICATORS, INDICATOR_BREAKS, MEASUREMENTS];
