import { sql } from 'kysely';
import type { Token } from '../authenticate.js';
import type { Problem } from '../problem.js';
import { codesWithin } from '../../modules/places/index.js';
import type { Permit } from '../../packages/index.js';
import type { Store } from '../../store/open-store.js';

/** Why a posted package is not taken, in the words of the answer. */
export class PackageProblem extends Error {
  /** @param retryAfter seconds after which it may be otherwise */
  constructor(
    readonly problem: Problem,
    readonly retryAfter?: number,
  ) {
    super(problem.detail);
    this.name = 'PackageProblem';
  }
}

/** The scope of tokens that may post packages. */
export const PACKAGES_WRITE = 'packages:write';

/** As the only item of a claim: all there are. */
export const ALL = '*';

/** What a token allows to write, in its own words. */
export interface Writer {
  subject: string;
  /** Codes of areas; null for all. */
  areas: readonly string[] | null;
  /** Names of kinds of file; null for all. */
  kinds: readonly string[] | null;
}

/**
 * Who posts, and what they may write.
 * @throws PackageProblem (403) when the token does not say so: a claim that was forgotten allows nothing
 */
export function writerOf({ scopes, claims }: Token): Writer {
  if (!scopes.has(PACKAGES_WRITE)) throw forbidden(`The token has no scope ${PACKAGES_WRITE}: ask for one that does.`);
  const { sub } = claims;
  if (typeof sub !== 'string' || !/^[^\p{Cc}]{1,200}$/u.test(sub))
    throw forbidden('The claim "sub" of the token is missing: it says who brings the package.', 'sub');
  return {
    subject: sub,
    areas: listOf(claims.areas, 'areas', 'codes of areas'),
    kinds: listOf(claims.kinds, 'kinds', 'names of files, without .csv'),
  };
}

function listOf(claim: unknown, name: string, what: string): readonly string[] | null {
  if (!Array.isArray(claim) || claim.length === 0 || !claim.every((item) => typeof item === 'string')) {
    throw forbidden(
      `The claim "${name}" of the token is missing or no list: it allows nothing. It is a list of ${what}, or ["${ALL}"] for all.`,
      name,
    );
  }
  return claim.length === 1 && claim[0] === ALL ? null : claim;
}

function forbidden(detail: string, claim?: string): PackageProblem {
  return new PackageProblem({ status: 403, title: 'Not allowed', detail, ...(claim && { claim }) });
}

/** The same for an import: with the areas that lie within those of the token, as the store has them now. */
export async function permitOf({ subject, areas, kinds }: Writer, store: Pick<Store, 'fork'>): Promise<Permit> {
  return { subject, areas: areas && (await withThoseWithin(areas, store)), kinds: kinds && new Set(kinds) };
}

async function withThoseWithin(areas: readonly string[], store: Pick<Store, 'fork'>): Promise<ReadonlySet<string>> {
  const db = store.fork().getKysely<object>();
  const all = new Set(areas);
  for (const area of areas) {
    const { rows } = await sql<{ code: string }>`select code from ${codesWithin(area)} as within_area`.execute(db);
    for (const { code } of rows) all.add(code);
  }
  return all;
}
