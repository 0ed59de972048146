import { z } from 'zod';
import type { Handle } from '../../../contract/module.js';
import { seriesOrEmpty, type SeriesRequest, type SeriesRow } from './series.repository.js';

const year = z.number().int().nullable();
const content = z.tuple([z.string(), z.string(), year, year, z.string().nullable()]);

/** The key of a series is the request for it. */
export const seriesHandle: Handle<SeriesRow, SeriesRequest> = {
  typename: 'Series',
  keyOf({ indicator, area, request: { from, to, asOf } }) {
    return Buffer.from(JSON.stringify([indicator.slug, area, from ?? null, to ?? null, asOf ?? null])).toString(
      'base64url',
    );
  },
  read(key) {
    try {
      const [indicator, area, from, to, asOf] = content.parse(JSON.parse(Buffer.from(key, 'base64url').toString()));
      return { indicator, area, from, to, asOf };
    } catch {
      return null;
    }
  },
  load: seriesOrEmpty,
};
