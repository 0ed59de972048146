import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../shared/errors.js';

/**
 * The text of a file with a schema.
 * @throws ConfigurationError when it cannot be read
 */
export function readSdlFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationError(`${file} cannot be read: name a file with the SDL of a subgraph.`);
  }
}
