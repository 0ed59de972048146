import { parseArgs } from 'node:util';
import { ConfigurationError } from '../shared/errors.js';
import { firstSentence } from './first-sentence.js';
import { readHeaders } from './partner-headers.js';

const USAGE = "write \"npm run partner:check -- URL-or-FILE\", and if you like --previous FILE, --save FILE, --header 'NAME: VALUE' (more than once) and --json.";

export interface CheckArguments {
  /** An address, or the path of a file. */
  source: string;
  headers: Record<string, string>;
  previous?: string;
  save?: string;
  json: boolean;
}

/**
 * What the command line asks for.
 * @throws ConfigurationError that says how to write it
 */
export function readCheckArguments(args: string[]): CheckArguments {
  const text = { type: 'string' } as const;
  const options = { previous: text, save: text, header: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } } as const;
  try {
    const { values: { header, ...values }, positionals: [source, ...others] } = parseArgs({ args, options, allowPositionals: true });
    if (source !== undefined && others.length === 0) return { source, headers: readHeaders(header), ...values };
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(`${firstSentence(cause)}: ${USAGE}`);
  }
  throw new ConfigurationError(`One subgraph is checked at a time: ${USAGE}`);
}
