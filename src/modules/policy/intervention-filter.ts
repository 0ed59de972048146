import type { RequestContext } from '../../persistence/request-context.js';
import { matchingFacts, warnOfUnknownKeys } from '../provenance/index.js';
import { EvidenceLevel } from './evidence-level.js';
import { interventionsQuery } from './intervention.repository.js';
import type { InterventionFilter } from './intervention.type.js';
import type { PolicyTables } from './tables.js';

/** The slugs of the interventions that a document places in one of the areas, this far. */
function placed(context: RequestContext, { area, status }: InterventionFilter) {
  let query = context.tables<PolicyTables>().selectFrom('intervention_area').select('intervention');
  if (area) query = query.where('area', 'in', area);
  if (status) query = query.where('status', 'in', status);
  return query;
}

/** The slugs of the interventions for which a document names evidence (of one of the kinds, when given). */
function evidenced(context: RequestContext, levels?: EvidenceLevel[]) {
  const query = context.tables<PolicyTables>().selectFrom('intervention_evidence').select('intervention');
  return levels ? query.where('level', 'in', levels) : query.where('level', '<>', EvidenceLevel.NONE_STATED);
}

/** The ids of what one of the documents mentions. */
function mentionedIn(context: RequestContext, documents: string[]) {
  return context.tables<{ citation: { fact: string; document: string } }>()
    .selectFrom('citation').select('fact').where('document', 'in', documents);
}

/** Interventions that a filter lets through; unknown codes and slugs in it are remarked on. */
export async function filteredInterventions(context: RequestContext, filter: InterventionFilter | null | undefined) {
  let query = interventionsQuery(context);
  if (filter?.search != null) query = query.where('id', 'in', matchingFacts(context, filter.search, 'filter.search'));
  if (filter?.area || filter?.status) query = query.where('slug', 'in', placed(context, filter));
  if (filter?.document) query = query.where('id', 'in', mentionedIn(context, filter.document));
  if (filter?.evidence) {
    const named = filter.evidence.filter((level) => level !== EvidenceLevel.NONE_STATED);
    const none = named.length < filter.evidence.length;
    // Of an empty list nothing is left to hold: an `or` of nothing is false, and lets nothing through.
    query = query.where((eb) => eb.or([
      ...(named.length > 0 ? [eb('slug', 'in', evidenced(context, named))] : []),
      ...(none ? [eb('slug', 'not in', evidenced(context))] : []),
    ]));
  }
  await warnOfUnknownKeys(context, [
    { argument: 'filter.area', kind: 'area', values: filter?.area },
    { argument: 'filter.document', kind: 'document', values: filter?.document },
  ]);
  return query;
}
