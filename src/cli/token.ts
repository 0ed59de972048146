import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { runCommand } from './run-command.js';
import { readConfig } from '../config.js';
import { ConfigurationError } from '../contract/errors.js';
import { nearest } from '../contract/text.js';
import { mintToken, type WriterClaims } from '../http/authenticate.js';
import { ALL, PACKAGES_WRITE } from '../http/packages/write-permit.js';
import { modules } from '../modules/index.js';

const USAGE = 'Usage: npm run token -- --scope governance:persons --expires 8h';

/** What a token that may write packages needs beside its scope. */
const WRITER_USAGE = `npm run token -- --scope ${PACKAGES_WRITE} --subject regio-zuid --area GM0935 --kind measurements --expires 8h`;

/**
 * `npm run token`: prints a token signed with the configured secret.
 * @throws ConfigurationError when the command is not understood or no secret is configured
 */
export async function makeToken(args: string[], env?: NodeJS.ProcessEnv): Promise<string> {
  const { secret } = readConfig(env);
  if (!secret)
    throw new ConfigurationError(
      'No token can be made: set AUTH_JWT_SECRET or AUTH_JWT_SECRET_FILE, the same as the server has.',
    );
  const { scope, expires, claims } = optionsOf(args);
  checkClaims(scope, claims);
  try {
    return await mintToken(secret, scope, expires, claims);
  } catch {
    throw new ConfigurationError(
      `--expires ${expires} is not a span of time: write it like 30m, 8h or "7 days". ${USAGE}`,
    );
  }
}

interface TokenOptions {
  scope: string[];
  expires: string;
  claims: WriterClaims;
}

const LIST = { type: 'string', multiple: true } as const;

function optionsOf(args: string[]): TokenOptions {
  try {
    const options = {
      scope: LIST,
      area: LIST,
      kind: LIST,
      subject: { type: 'string' },
      expires: { type: 'string', default: '8h' },
    } as const;
    const {
      values: { subject, ...values },
    } = parseArgs({ args, options });
    const [scope, areas, kinds] = [values.scope, values.area, values.kind].map((texts) =>
      (texts ?? []).flatMap((text) => text.split(/[ ,]+/)).filter(Boolean),
    );
    const claims = {
      ...(subject && { sub: subject }),
      ...(areas!.length > 0 && { areas }),
      ...(kinds!.length > 0 && { kinds }),
    };
    if (scope!.length > 0) return { scope: scope!, expires: values.expires, claims };
  } catch {
    // An unknown option: the usage says what is known.
  }
  throw new ConfigurationError(USAGE);
}

/** A token that would be refused at each use is better not made. */
function checkClaims(scopes: readonly string[], { sub, areas, kinds }: WriterClaims): void {
  if (scopes.includes(PACKAGES_WRITE) && !(sub && areas && kinds)) {
    throw new ConfigurationError(
      `${PACKAGES_WRITE} needs --subject, --area and --kind ("${ALL}" for all): ${WRITER_USAGE}`,
    );
  }
  const known = modules.flatMap(({ resources }) => resources).map(({ name }) => name);
  const unknown = (kinds ?? []).find((kind) => kind !== ALL && !known.includes(kind));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw new ConfigurationError(
    `--kind ${unknown} is no kind of fact: write ${near.length > 0 ? near.join(' or ') : 'the name of a file of a package, without .csv'}.`,
  );
}

if (import.meta.main) await runCommand(() => makeToken(process.argv.slice(2)));
