import type { EntityType } from '../../subgraph/index.js';
import type { BaseGraph } from '../base-graph.js';
import { error, findingsOf, joinReports, type Report, warning } from '../finding.js';
import { type Partner, textOf, usesOf } from '../partner.js';
import { isResolvable } from '../rules/keys.js';
import type { Key, ResolvedKey } from './entities-request.js';
import { findKnown, findOwnKeys, type KnownEntities } from './known-keys.js';
import { NoAnswerError, type PartnerServer } from './post-graphql.js';
import { PROBES } from './probes.js';
import { checkSecret, checkServed } from './service.js';

/** Returns the existing keys of an entity type of the graph. */
export type RealKeys = (entity: EntityType, key: string) => Promise<string[]>;

/** Whether entities can be referred to by a key; other rules report why not. */
function isUsable(key: string, entity: EntityType | undefined): boolean {
  return !entity || (!entity.handle && entity.keys.includes(key));
}

/** The types and keys for which a partner's server must resolve references. */
function resolvedKeys(partner: Partner, { entities }: BaseGraph): ResolvedKey[] {
  return [...partner.types.values()]
    .filter(({ kind }) => kind === 'object')
    .flatMap((type) => {
      const entity = entities.get(type.name);
      return usesOf(partner, type, 'key')
        .filter(isResolvable)
        .map((use) => textOf(use, 'fields').trim())
        .filter((key) => isUsable(key, entity))
        .map((key) => ({ type, key, isOfBase: entity !== undefined }));
    });
}

/** Runs a check; a request without a GraphQL response becomes its finding. */
async function reportNoAnswer(where: string, check: () => Promise<Report>): Promise<Report> {
  try {
    return await check();
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
    return { findings: findingsOf('references', [error(where, cause.problem, cause.instead)]), notes: [] };
  }
}

/** Checks one key of one type, and returns the entities that the server knows by it. */
async function checkReferences(
  server: PartnerServer,
  resolved: ResolvedKey,
  existing: readonly Key[],
  where: string,
): Promise<{ report: Report; known: Key[] }> {
  let known: Key[] = [];
  const first = await reportNoAnswer(where, async () => {
    const found = await findKnown(server, resolved, existing, where);
    known = found.known;
    const note = `${where}: your server knows ${known.length} of ${existing.length}`;
    return { findings: findingsOf('references', found.problems), notes: [note] };
  });
  const reports = [first];
  for (const { name, run } of known.length > 0 ? PROBES : []) {
    const probed = `${where}, ${name}`;
    reports.push(await reportNoAnswer(probed, () => run({ server, resolved, known }, probed)));
  }
  return { report: joinReports(reports), known };
}

function noEntities(where: string, { type, isOfBase }: ResolvedKey): Report {
  if (isOfBase) return { findings: [], notes: [`${where}: the graph has none, so no reference was tried`] };
  const problem = `No ${type.name} was found, so no reference to one was tried.`;
  const instead = 'Add a root field without required arguments that returns some.';
  return { findings: findingsOf('references', [warning(where, problem, instead)]), notes: [] };
}

/** Checks a running server: whether it serves the schema that it documents, and whether it resolves references. */
export async function checkLive(
  server: PartnerServer,
  partner: Partner,
  base: BaseGraph,
  realKeys: RealKeys,
): Promise<Report> {
  const reports: Report[] = [await checkServed(server, partner), await checkSecret(server)];
  const starts: KnownEntities[] = [];
  // Entities of the graph first: the fields that a partner adds to them can lead to its own.
  const keys = resolvedKeys(partner, base).sort((a, b) => Number(b.isOfBase) - Number(a.isOfBase));
  for (const resolved of keys) {
    const where = `${resolved.type.name} by ${resolved.key}`;
    const check = async (): Promise<Report> => {
      const entity = base.entities.get(resolved.type.name);
      const existing: Key[] = entity
        ? (await realKeys(entity, resolved.key)).map((key) => ({ [resolved.key]: key }))
        : await findOwnKeys(server, resolved, partner, starts);
      if (existing.length === 0) return noEntities(where, resolved);
      const { report, known } = await checkReferences(server, resolved, existing, where);
      starts.push({ resolved, known });
      return report;
    };
    reports.push(await reportNoAnswer(where, check));
  }
  return joinReports(reports);
}
