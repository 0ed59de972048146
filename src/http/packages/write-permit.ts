import { sql } from 'kysely';
import { PERSONS_SCOPE } from '../../modules/governance/index.js';
import { codesWithin } from '../../modules/places/index.js';
import type { Permit } from '../../packages/index.js';
import type { Store } from '../../store/open-store.js';
import type { Token } from '../authenticate.js';
import { forbidden } from './package-problems.js';

/** The scope of tokens that may post packages. */
export const PACKAGES_WRITE = 'packages:write';

/** The only item of a claim that allows everything. */
export const ALL = '*';

/** What a token allows its holder to write. */
export interface Writer {
  subject: string;
  /** Area codes; null for all. */
  areas: readonly string[] | null;
  /** Names of file types; null for all. */
  kinds: readonly string[] | null;
  /** Whether it may write names of people. */
  people: boolean;
}

/**
 * Reads who posts a package, and what they may write.
 * @throws PackageProblem (403) when the token has no such scope or claim: a missing claim allows nothing
 */
export function writerOf({ scopes, claims }: Token): Writer {
  if (!scopes.has(PACKAGES_WRITE)) throw forbidden(`The token does not have the scope ${PACKAGES_WRITE}.`);
  const { sub } = claims;
  if (typeof sub !== 'string' || !/^[^\p{Cc}]{1,200}$/u.test(sub))
    throw forbidden('The claim "sub" of the token is missing: it names the importer of the package.', 'sub');
  return {
    subject: sub,
    areas: listOf(claims.areas, 'areas', 'area codes'),
    kinds: listOf(claims.kinds, 'kinds', 'file names without .csv'),
    people: scopes.has(PERSONS_SCOPE),
  };
}

function listOf(claim: unknown, name: string, items: string): readonly string[] | null {
  if (!Array.isArray(claim) || claim.length === 0 || !claim.every((item) => typeof item === 'string')) {
    throw forbidden(`The claim "${name}" of the token must be a list of ${items}, or ["${ALL}"] for all.`, name);
  }
  return claim.length === 1 && claim[0] === ALL ? null : claim;
}

/** The permit of an import: the token's areas, with all areas within them in the store. */
export async function permitOf({ areas, kinds, ...writer }: Writer, store: Pick<Store, 'fork'>): Promise<Permit> {
  return { ...writer, areas: areas && (await withAreasWithin(areas, store)), kinds: kinds && new Set(kinds) };
}

async function withAreasWithin(areas: readonly string[], store: Pick<Store, 'fork'>): Promise<ReadonlySet<string>> {
  const db = store.fork().getKysely<object>();
  const all = new Set(areas);
  for (const area of areas) {
    const { rows } = await sql<{ code: string }>`select code from ${codesWithin(area)} as within_area`.execute(db);
    for (const { code } of rows) all.add(code);
  }
  return all;
}
