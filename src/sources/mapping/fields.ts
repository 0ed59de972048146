import { z } from 'zod';
import { SLUG_PATTERN } from '../../datapackage/cell-format.js';
import { parsePeriod, PERIOD_FORMS } from '../../shared/period.js';

/** A text that is not empty. */
export const text = z.string('must be a text in quotes').refine((value) => value.trim() !== '', 'must not be empty');

export const slug = z.string('must be a slug in quotes')
  .regex(new RegExp(`^${SLUG_PATTERN}$`), 'must be a slug: lower case letters without accents, digits and single hyphens');

/** The name of a table of CBS, such as `85615NED` or `70072ned`. */
export const tableName = z.string('must be the name of a table in quotes')
  .regex(/^[A-Za-z0-9]{4,20}$/, 'must be the name of a table: letters and digits, such as 85615NED');

export const period = z.string('must be a period in quotes').refine((code) => parsePeriod(code) !== null, `must be a period: ${PERIOD_FORMS}`);

/** A number as text, so that it stays exact. */
export const decimal = z.string('must be a number in quotes, such as "1000"').regex(/^-?\d+(\.\d+)?$/, 'must be a number with a point, such as "1000" or "0.01"');

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date('must be a day, YYYY-MM-DD');
