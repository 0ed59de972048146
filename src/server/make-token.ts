import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../shared/errors.js';
import { mintToken } from './authenticate.js';
import { runCommand } from './command.js';

const USAGE = 'Usage: npm run token -- --scope governance:persons --expires 8h';

/**
 * `npm run token`: prints a token signed with the configured secret.
 * @throws ConfigurationError when the command is not understood or no secret is configured
 */
export async function makeToken(args: string[], env?: NodeJS.ProcessEnv): Promise<string> {
  const { secret } = readConfig(env);
  if (!secret) throw new ConfigurationError('No token can be made: set AUTH_JWT_SECRET or AUTH_JWT_SECRET_FILE, the same as the server has.');
  const { scope, expires } = optionsOf(args);
  try {
    return await mintToken(secret, scope, expires);
  } catch {
    throw new ConfigurationError(`--expires ${expires} is not a span of time: write it like 30m, 8h or "7 days". ${USAGE}`);
  }
}

function optionsOf(args: string[]): { scope: string[]; expires: string } {
  try {
    const { values } = parseArgs({ args, options: { scope: { type: 'string', multiple: true }, expires: { type: 'string', default: '8h' } } });
    const scope = (values.scope ?? []).flatMap((text) => text.split(/[ ,]+/)).filter(Boolean);
    if (scope.length > 0) return { scope, expires: values.expires };
  } catch {
    // An unknown option: the usage says what is known.
  }
  throw new ConfigurationError(USAGE);
}

if (import.meta.main) await runCommand(() => makeToken(process.argv.slice(2)));
