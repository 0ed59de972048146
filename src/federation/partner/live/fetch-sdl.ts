import { NoAnswerError, type PartnerServer, postGraphql, saidBy } from './post-graphql.js';

/**
 * The document that a server says it serves.
 * @throws NoAnswerError when it says none
 */
export async function fetchSdl(server: PartnerServer): Promise<string> {
  const { data, errors } = await postGraphql(server, '{ _service { sdl } }');
  const sdl = (data?._service as { sdl?: unknown } | null | undefined)?.sdl;
  if (typeof sdl === 'string' && sdl.trim() !== '') return sdl;
  const said = errors[0] ? ` It says: ${saidBy(errors[0])}` : '';
  throw new NoAnswerError(
    `It does not say what it serves: { _service { sdl } } gives no document.${said}`,
    'Build your schema with the subgraph library of your server, such as buildSubgraphSchema of @apollo/subgraph.',
  );
}
