import { sql } from 'kysely';
import { BadUserInputError } from '../../../contract/errors.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nearest } from '../../../contract/text.js';
import { areaId, type AreaRow, codesWithin } from '../../places/index.js';
import { loadEntity } from '../../../store/loaders.js';

/** The code of the country: everything lies within it. */
const COUNTRY = 'NL01';

/**
 * The area with this code.
 * @throws BadUserInputError naming `area`, with the nearest codes that do exist
 */
export async function areaOfArgument(context: RequestContext, code: string): Promise<AreaRow> {
  const area = await loadEntity<AreaRow>(context, areaId(code));
  if (area) return area;
  const { rows } = await sql<{ code: string }>`select code from ${codesWithin(COUNTRY)} as inside`.execute(
    context.tables<never>(),
  );
  const near = nearest(code, [COUNTRY, ...rows.map((row) => row.code)]);
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Write a code such as GM0935, zuid-limburg or NL01.';
  throw new BadUserInputError('area', `"${code}" is not the code of an area that this graph knows. ${hint}`);
}
