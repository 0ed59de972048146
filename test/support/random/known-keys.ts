import type { TestServer } from '../federation.js';

const QUERY = `{
  areas(first: 500) { nodes { id code name __typename } edges { cursor } }
  indicators(first: 40) { nodes { id slug } edges { cursor } }
  measurements(first: 12) { nodes { id } edges { cursor } }
  budgetLines(first: 12) { nodes { id programme { code } } edges { cursor } }
  documents { nodes { id slug roles { id } } }
  policyPlans { nodes { id slug areas { code } actionPoints { id } riskGroups { id } caveats { id } } }
  speerpunten { id slug investments { id } allocations { id } actions { id } }
  interventions(first: 30) { nodes { id slug } edges { cursor } }
  organisations(first: 30) { nodes { id slug } }
  bodies(first: 30) { nodes { id slug } }
  projects { nodes { id slug area { code } kpis { id } milestones { id } results { id } objectives { id } deliverables { id } communications { id } } }
}`;

/** Keys of existing entities, by argument name. */
export type KnownKeys = Readonly<Record<string, readonly string[]>>;

type Json = { [key: string]: Json } | Json[] | string | number | null;

/** Every value of a property, at any depth. */
function valuesOf(answer: Json, name: string): string[] {
  if (Array.isArray(answer)) return answer.flatMap((one) => valuesOf(one, name));
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    key === name && typeof value === 'string' ? [value] : valuesOf(value, name),
  );
}

/** Reads them from the graph itself. Areas that plans name come often, as most is known of those. */
export async function knownKeys(single: TestServer): Promise<KnownKeys> {
  const {
    body: { data },
  } = await single.post(QUERY);
  const slugs = (field: string) => valuesOf(data[field], 'slug');
  const areas = valuesOf(data.areas, 'code');
  const named = [...valuesOf(data.policyPlans, 'code'), ...valuesOf(data.projects, 'code')];
  return {
    area: [...areas, ...Array.from({ length: areas.length }, (_, index) => named[index % named.length]!)],
    indicator: slugs('indicators'),
    speerpunt: slugs('speerpunten'),
    policyPlan: slugs('policyPlans'),
    document: slugs('documents'),
    intervention: slugs('interventions'),
    organisation: slugs('organisations'),
    body: slugs('bodies'),
    project: slugs('projects'),
    region: data.areas.nodes
      .filter((area: { __typename: string }) => area.__typename === 'Region')
      .map(({ code }: { code: string }) => code),
    programme: valuesOf(data.budgetLines, 'code'),
    id: [...valuesOf(data, 'id'), ...named.map((code) => `area/${code}`)],
    cursor: valuesOf(data, 'cursor'),
    name: valuesOf(data.areas, 'name').slice(0, 60),
  };
}
