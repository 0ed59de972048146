import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
  printSchema,
} from 'graphql';
import { breakingChanges } from '../../compose/index.js';
import { error, type Finding, findingsOf, type Problem, type Report, warning } from '../finding.js';
import { parseSdl, type Partner } from '../partner.js';
import { plainSchema } from '../plain-schema.js';
import { errorText, NoAnswerError, type PartnerServer, postGraphql } from './post-graphql.js';

const report = (problems: readonly Problem[], notes: string[] = []): Report => ({
  findings: findingsOf('service', problems),
  notes,
});

/** The finding for a server whose document cannot be fetched. */
export function serviceFinding(url: string, { problem, instead }: NoAnswerError): Finding {
  return findingsOf('service', [error(url, problem, instead)])[0]!;
}

/**
 * Fetches the document of a subgraph.
 * @throws NoAnswerError when the server returns none
 */
export async function fetchSdl(server: PartnerServer): Promise<string> {
  const { data, errors } = await postGraphql(server, '{ _service { sdl } }');
  const sdl = (data?._service as { sdl?: unknown } | null | undefined)?.sdl;
  if (typeof sdl === 'string' && sdl.trim() !== '') return sdl;
  const reported = errors[0] ? ` The server reports: ${errorText(errors[0])}` : '';
  throw new NoAnswerError(
    `{ _service { sdl } } returns no document.${reported}`,
    'Build your schema with a subgraph library, such as buildSubgraphSchema of @apollo/subgraph.',
  );
}

/** A server that is given a secret rejects requests without it. */
export async function checkSecret(server: PartnerServer): Promise<Report> {
  if (Object.keys(server.headers).length === 0) return report([]);
  try {
    await postGraphql({ ...server, headers: {} }, '{ __typename }');
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
    return report([], ['Requests without the given header are rejected.']);
  }
  const names = Object.keys(server.headers).join(', ');
  return report([
    warning(
      server.url,
      `It also responds without ${names}, so anyone who can reach it can query it.`,
      'Respond with 401 to requests without the secret.',
    ),
  ]);
}

/** The schema that a server runs, without Federation's directives and types; null when introspection is disabled. */
async function introspect(server: PartnerServer): Promise<GraphQLSchema | null> {
  const { data } = await postGraphql(server, getIntrospectionQuery({ descriptions: false }));
  if (!data) return null;
  try {
    const sdl = printSchema(buildClientSchema(data as unknown as IntrospectionQuery));
    const read = parseSdl(sdl);
    return 'document' in read ? plainSchema(sdl, read.document) : null;
  } catch {
    // Not a usable introspection result.
    return null;
  }
}

function compare(documented: string, served: string): Problem[] {
  const instead = 'Build the server from the document that it returns.';
  const missing = breakingChanges(documented, served).map(({ coordinate }) =>
    error(coordinate, 'It is in { _service { sdl } }, but the server does not serve it like that.', instead),
  );
  const extra = breakingChanges(served, documented).map(({ coordinate }) =>
    error(
      coordinate,
      'The server serves it, but not as { _service { sdl } } has it, so clients of the gateway cannot use it.',
      instead,
    ),
  );
  return [...new Map([...missing, ...extra].reverse().map((problem) => [problem.where, problem])).values()].reverse();
}

/** The schema that a server runs is the one that it documents. Skipped when introspection is disabled. */
export async function checkServed(server: PartnerServer, partner: Partner): Promise<Report> {
  try {
    const served = await introspect(server);
    if (served) return report(compare(printSchema(plainSchema(partner.sdl, partner.document)), printSchema(served)));
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
  }
  return report([], ['Introspection is disabled, so the served schema was not compared with the document.']);
}
