import type { EntityType } from '../../subgraph/entity-types.js';
import { findingsOf, type Report } from '../finding.js';
import type { OurGraph } from '../our-graph.js';
import type { Partner } from '../partner.js';
import type { Key } from './ask-entities.js';
import { answered, checkReferences } from './check-references.js';
import { harvestKeys, type Start } from './find-known.js';
import { checkSecret, type PartnerServer } from './post-graphql.js';
import { checkServed, resolvedKeys } from './served-schema.js';

const { warning } = findingsOf('references');

/** Gives real keys of a type of the graph. */
export type RealKeys = (entity: EntityType, key: string) => Promise<string[]>;

/** What is asked of a server that runs: what it says of itself, and whether it answers for the things that it says it has. */
export async function checkLive(
  server: PartnerServer,
  partner: Partner,
  ours: OurGraph,
  realKeys: RealKeys,
): Promise<Report> {
  const reports: Report[] = [await checkServed(server, partner), await checkSecret(server)];
  const starts: Start[] = [];
  // The graph's things first: what a partner adds to them can lead to its own.
  const keys = resolvedKeys(partner, ours).sort((a, b) => Number(b.ours) - Number(a.ours));
  for (const resolved of keys) {
    const place = `${resolved.type.name} by ${resolved.key}`;
    reports.push(
      await answered(place, async () => {
        const entity = ours.entities.get(resolved.type.name);
        const real: Key[] = entity
          ? (await realKeys(entity, resolved.key)).map((key) => ({ [resolved.key]: key }))
          : await harvestKeys(server, resolved, partner, starts);
        if (real.length === 0) return nothingToReferTo(place, resolved.type.name, Boolean(entity));
        const report = await checkReferences(server, resolved, real);
        starts.push({ resolved, known: report.known });
        return report;
      }),
    );
  }
  return { findings: reports.flatMap(({ findings }) => findings), notes: reports.flatMap(({ notes }) => notes) };
}

function nothingToReferTo(place: string, typename: string, ours: boolean): Report {
  if (ours) return { findings: [], notes: [`${place}: the graph has none, so no reference was tried`] };
  return {
    findings: [
      warning(
        place,
        `No ${typename} was found to refer to, so references to it were not tried.`,
        'Add a root field without required arguments that gives some of them.',
      ),
    ],
    notes: [],
  };
}
