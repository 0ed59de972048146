import { type GraphQLSchema, parse } from 'graphql';
import { composeSupergraph } from '../../src/federation/compose/index.js';
import {
  describePlan,
  gatewaySchema,
  type OperationExecutor,
  operationExecutor,
  readSupergraph,
  fetchCount,
} from '../../src/federation/gateway/index.js';
import { cutGraph } from './subgraphs.js';

/** A partner's subgraph, as SDL without its link. */
export interface Guest {
  name: string;
  sdl: string;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible"])';

/** Composes these subgraphs; the address of each is its name. */
export function composed(guests: readonly Guest[]): string {
  return composeSupergraph(
    guests.map(({ name, sdl }) => ({ name, typeDefs: parse(`${LINK} ${sdl}`), url: `http://${name}/graphql` })),
  ).supergraphSdl;
}

/** The supergraph of our own subgraphs and these. */
export async function supergraphWith(...guests: Guest[]): Promise<string> {
  const { subgraphs } = await cutGraph();
  const own = subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://${name}/graphql` }));
  return composeSupergraph([
    ...own,
    ...guests.map(({ name, sdl }) => ({ name, typeDefs: parse(`${LINK} ${sdl}`), url: `http://${name}/graphql` })),
  ]).supergraphSdl;
}

/** Plans on a supergraph, as text. */
export interface TestPlans {
  schema: GraphQLSchema;
  executor: OperationExecutor;
  /** The number of plans so far. */
  made(): number;
  plan(query: string, variables?: Record<string, unknown>): { text: string; requests: number };
}

export async function plansOn(supergraphSdl: string): Promise<TestPlans> {
  const schema = gatewaySchema(supergraphSdl, (await cutGraph()).whole);
  let made = 0;
  const executor = operationExecutor(schema, readSupergraph(supergraphSdl), () => {
    made += 1;
  });
  return {
    schema,
    executor,
    made: () => made,
    plan(query, variables = {}) {
      const plan = executor.planOf({ document: parse(query), operationName: null, variables });
      return { text: describePlan(plan), requests: fetchCount(plan) };
    },
  };
}

const hop = (below: string): string => `series(indicator: "inwoners") { area { ${below} } }`;
const straight = (levels: number): string => (levels === 0 ? 'kind' : hop(straight(levels - 1)));

function branching(levels: number): string {
  if (levels === 0) return 'kind';
  const ways = ['Municipality', 'Region', 'Country'].map((type) => `... on ${type} { ${hop(straight(levels - 1))} }`);
  return `${ways.join(' ')} ${hop(branching(levels - 1))}`;
}

/** A short query that is cheap to answer, but selects different fields of an area on each path through nested types. */
export function branchingQuery(levels: number): string {
  const areas = Array.from({ length: 20 }, (_, index) => `a${index}: area(code: "GM0935") { ...F }`);
  return `{ ${areas.join(' ')} } fragment F on Area { ${branching(levels)} }`;
}
