import type { InferKyselyDB } from '@mikro-orm/sqlite';
import { IndicatorEntity, SeriesBreakEntity, UnitEntity } from './indicator/indicator.entity.js';
import { MeasurementEntity } from './measurement/measurement.entity.js';

/** The tables of this module. */
export const indicatorsEntities = [IndicatorEntity, MeasurementEntity, SeriesBreakEntity, UnitEntity];

/**
 * What this module reads of earlier modules' tables. Their keys may be joined on, because which value is current depends on
 * the date of its document, and which rows a filter lets through on the level of their area; neither is ever written here.
 */
interface EarlierTables {
  document: { readonly id: string; readonly slug: string; readonly published_on: string };
  citation: { readonly fact: string; readonly document: string };
  area: { readonly code: string; readonly kind: string };
  fact: {
    readonly id: string;
    readonly name_nl: string;
    readonly name_en: string | null;
    readonly package: string;
    readonly added: number;
    readonly changed: number;
  };
  removed_fact: {
    readonly id: string;
    readonly version: number;
    readonly name_nl: string | null;
    readonly name_en: string | null;
    readonly package_name: string;
  };
  data_version: { readonly number: number; readonly id: string; readonly imported_at: string };
  withdrawal: { readonly fact: string; readonly package: string; readonly changed: number };
}

export type IndicatorsTables = InferKyselyDB<(typeof indicatorsEntities)[number]> & EarlierTables;
