import { z } from 'zod';
import type { Handle } from '../../../contract/module.js';
import { PeriodKind } from '../../../contract/period.js';
import { seriesOrEmpty, type SeriesRequest, type SeriesRow } from './series.repository.js';

const year = z.number().int().nullable();
const content = z.tuple([z.string(), z.string(), year, year, z.string().nullable(), z.enum(PeriodKind).nullable()]);

/** The key of a series is the request for it. */
export const seriesHandle: Handle<SeriesRow, SeriesRequest> = {
  typename: 'Series',
  keyOf({ indicator, area, request: { from, to, asOf, kind } }) {
    const key = [indicator.slug, area, from ?? null, to ?? null, asOf ?? null, kind ?? null];
    return Buffer.from(JSON.stringify(key)).toString('base64url');
  },
  read(key) {
    try {
      const [indicator, area, from, to, asOf, kind] = content.parse(
        JSON.parse(Buffer.from(key, 'base64url').toString()),
      );
      return { indicator, area, from, to, asOf, kind };
    } catch {
      return null;
    }
  },
  load: seriesOrEmpty,
};
