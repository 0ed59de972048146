import type { PeriodKind } from '../../../contract/period.js';
import { sameWords, type Words } from '../../../contract/words.js';
import { documentBySlug } from '../../provenance/index.js';
import { asItIs, type GroupLabel, inWordsOf, nameOf } from './group-label.js';
import { MeasurementDimension } from './measurement-summary.type.js';
import { QUALITY_WORDS } from './quality-words.js';

const PERIOD_KINDS: Readonly<Record<PeriodKind, Words>> = {
  YEAR: { nl: 'jaar', en: 'year' },
  SCHOOL_YEAR: { nl: 'schooljaar', en: 'school year' },
  HALF_YEAR: { nl: 'halfjaar', en: 'half-year' },
  QUARTER: { nl: 'kwartaal', en: 'quarter' },
  MONTH: { nl: 'maand', en: 'month' },
  DATE: { nl: 'dag', en: 'day' },
  RANGE: { nl: 'ander tijdvak', en: 'other stretch of time' },
  NOT_STATED: { nl: 'niet vermeld', en: 'not stated' },
};

/** Titles are in the language of the document. */
const titleOf: GroupLabel = async (context, slug) => sameWords((await documentBySlug(context, slug))?.title ?? slug);

/** How the groups of measurements are named. */
export const MEASUREMENT_LABELS: Readonly<Record<MeasurementDimension, GroupLabel>> = {
  [MeasurementDimension.INDICATOR]: nameOf('indicator'),
  [MeasurementDimension.AREA]: nameOf('area'),
  [MeasurementDimension.YEAR]: asItIs,
  [MeasurementDimension.DOCUMENT]: titleOf,
  [MeasurementDimension.QUALITY]: inWordsOf(QUALITY_WORDS),
  [MeasurementDimension.PERIOD_KIND]: inWordsOf(PERIOD_KINDS),
};
