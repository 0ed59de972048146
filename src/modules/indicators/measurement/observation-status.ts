import { type MissingReason, Quality } from './measurement.type.js';

/**
 * The codes of SDMX's code list of observation status that are used here, with the names that it gives them:
 * SDMX:CL_OBS_STATUS, version 2.2, https://registry.sdmx.org/sdmx/v2/structure/codelist/SDMX/CL_OBS_STATUS/2.2
 */
export const OBSERVATION_STATUSES = {
  A: 'Normal value',
  B: 'Time series break',
  D: 'Definition differs',
  E: 'Estimated value',
  F: 'Forecast value',
  L: 'Missing value; data exist but were not collected',
  O: 'Missing value',
  P: 'Provisional value',
  Q: 'Missing value; suppressed',
  U: 'Low reliability',
  V: 'Unvalidated value',
} as const;

type ObservationStatus = keyof typeof OBSERVATION_STATUSES;

const OF_QUALITY: Record<Quality, ObservationStatus> = {
  NORMAL: 'A',
  PROVISIONAL: 'P',
  ESTIMATED: 'E',
  FORECAST: 'F',
  BREAK: 'B',
  DEFINITION_DIFFERS: 'D',
  LOW_RELIABILITY: 'U',
  UNVALIDATED: 'V',
};

/** M ("data cannot exist") is for none of these: a later document can state each of them. */
const OF_MISSING: Record<MissingReason, ObservationStatus> = {
  NOT_YET_PUBLISHED: 'O',
  NOT_AVAILABLE: 'O',
  BASELINE_PENDING: 'L',
  SUPPRESSED: 'Q',
  NOT_STATED: 'O',
};

/**
 * The one code for a value's quality and for why it is missing. Where both apply, a break goes before a missing value,
 * and a missing value before the rest (SDMX Statistical Working Group, "Possible Ways of Implementing the Observation
 * Status Concept", 2019, section 2). A value that is given as bounds alone is no single value, and counts as missing
 * (O).
 */
export function observationStatus(
  quality: Quality,
  missing: MissingReason | null,
  hasValue: boolean,
): ObservationStatus {
  if (quality === Quality.BREAK) return 'B';
  if (missing !== null) return OF_MISSING[missing];
  return hasValue ? OF_QUALITY[quality] : 'O';
}
