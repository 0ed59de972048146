import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { type Finding, findingsOf } from '../finding.js';

const { error } = findingsOf('parses');

/** Reads a document, or says where it stops being GraphQL. */
export function parseSdl(sdl: string): { document: DocumentNode } | { finding: Finding } {
  if (sdl.trim() === '')
    return {
      finding: error(
        '1:1',
        'The document is empty.',
        'Write the schema of your subgraph in it, beginning with "extend schema @link(…)".',
      ),
    };
  try {
    return { document: parse(sdl) };
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    const { line, column } = cause.locations?.[0] ?? { line: 1, column: 1 };
    const problem = `${cause.message.replace(/^Syntax Error: /, '').replace(/\.$/, '')}.`;
    return {
      finding: error(`${line}:${column}`, problem, 'Mend the document there; what stands before it could be read.'),
    };
  }
}
