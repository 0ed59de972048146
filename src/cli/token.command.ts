import { Command } from 'commander';
import { UsageError } from './failure.js';
import type { WriterClaims } from '../http/authenticate.js';

/** Values of an option that can be repeated, and that takes lists with commas or blanks. */
function collect(text: string, collected: string[] = []): string[] {
  return [...collected, ...text.split(/[ ,]+/).filter(Boolean)];
}

export interface TokenOptions {
  scope: string[];
  expires?: string;
  subject?: string;
  area?: string[];
  kind?: string[];
}

/** `jeugdgraaf token`. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('print an access token, signed with the secret that AUTH_JWT_SECRET or AUTH_JWT_SECRET_FILE sets')
    .requiredOption('--scope <scope>', 'what it allows, such as governance:persons; can be repeated', collect)
    .option('--expires <time>', 'how long it is valid, such as 30m, 8h or "7 days"', '8h')
    .option('--subject <name>', 'packages:write: who imports with it')
    .option('--area <code>', 'packages:write: the area whose figures it may write, * for all; can be repeated', collect)
    .option('--kind <resource>', 'packages:write: the resource that it may write, * for all; can be repeated', collect)
    .addHelpText('after', EXAMPLES)
    .action(async (options: TokenOptions) => {
      process.stdout.write(`${await makeToken(options)}\n`);
    });
}

const EXAMPLES = `
Examples:
  jeugdgraaf token --scope governance:persons --expires 8h
  jeugdgraaf token --scope packages:write --subject regio-zuid --area GM0935 --kind measurements
`;

/**
 * A token that is signed with the configured secret.
 * @throws ConfigurationError when no secret is configured
 * @throws UsageError when the options do not make a usable token
 */
export async function makeToken(options: TokenOptions, env?: NodeJS.ProcessEnv): Promise<string> {
  const { readConfig } = await import('../config.js');
  const { ConfigurationError } = await import('../contract/errors.js');
  const { mintToken } = await import('../http/authenticate.js');
  const { scope, expires = '8h', subject, area, kind } = options;
  const { secret } = readConfig(env);
  if (!secret)
    throw new ConfigurationError(
      "No token can be made: set AUTH_JWT_SECRET or AUTH_JWT_SECRET_FILE to the server's value.",
    );
  if (scope.length === 0)
    throw new UsageError('--scope is empty: name what the token allows, such as governance:persons.');
  const claims = {
    ...(subject && { sub: subject }),
    ...(area?.length && { areas: area }),
    ...(kind?.length && { kinds: kind }),
  };
  await checkClaims(scope, claims);
  try {
    return await mintToken(secret, scope, expires, claims);
  } catch {
    throw new UsageError(`--expires ${expires} is not a span of time: write it like 30m, 8h or "7 days".`);
  }
}

/** Better no token than one that every request rejects. */
async function checkClaims(scopes: readonly string[], { sub, areas, kinds }: WriterClaims): Promise<void> {
  const { nearest } = await import('../contract/text.js');
  const { ALL, PACKAGES_WRITE } = await import('../http/packages/write-permit.js');
  const { modules } = await import('../modules/index.js');
  if (scopes.includes(PACKAGES_WRITE) && !(sub && areas && kinds))
    throw new UsageError(`--scope ${PACKAGES_WRITE} needs --subject, --area and --kind ("${ALL}" for all).`);
  const known = modules.flatMap(({ resources }) => resources).map(({ name }) => name);
  const unknown = (kinds ?? []).find((kind) => kind !== ALL && !known.includes(kind));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new UsageError(
    `--kind ${unknown} is not a resource: write ` +
      `${near.length > 0 ? near.join(' or ') : 'the name of a file of a package, without .csv'}.`,
  );
}
