import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../shared/errors.js';

/** The supergraph of the release. */
const SHIPPED_SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url);

/**
 * The supergraph that a gateway serves: a file's, or that of the release.
 * @throws ConfigurationError when the file cannot be read
 */
export function readSupergraphFile(file: string | null): string {
  try {
    return readFileSync(file ?? SHIPPED_SUPERGRAPH, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`SUPERGRAPH: the file ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}). "npm run partner:compose" writes one.`);
  }
}
