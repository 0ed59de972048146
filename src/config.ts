import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type DatabaseTarget, parseDatabaseUrl } from './store/database-url.js';
import { ConfigurationError } from './contract/errors.js';

/** The settings of one process. */
export interface Config {
  port: number;
  host: string;
  database: DatabaseTarget;
  logLevel: LogLevel;
  /** The key that tokens are signed with; null to accept none. */
  secret: Uint8Array | null;
  /** Whether the database is read-only: no migrations, no imports. */
  readOnly: boolean;
  /** The secret that a gateway sends to its subgraphs; null when they require none. */
  gatewaySecret: string | null;
  /** The file with a gateway's supergraph; null for that of the release. */
  supergraph: string | null;
  /** URLs of subgraphs, by name, in place of those in the supergraph. */
  subgraphUrls: ReadonlyMap<string, string>;
  /** The secrets that the gateway sends to partners' subgraphs, by name. */
  partnerSecrets: ReadonlyMap<string, string>;
  /** Milliseconds that a gateway waits for one response of a subgraph. */
  subgraphTimeoutMs: number;
  /** The first of six consecutive ports for subgraphs; null for any free ports. */
  subgraphPortBase: number | null;
  /** The OData 4 service of CBS. */
  cbsOdata4Url: string;
  /** The OData 3 service of tables that CBS publishes for others, such as municipal accounts. */
  cbsOdata3Url: string;
  /** The contact that pulls send to the sources; null for none. */
  pullContact: string | null;
  /** The public URL of the service, without a trailing slash; null to use the URL of each request. */
  publicUrl: string | null;
  /** The contact in the catalogue, as the URL of a page or a mail address; null for the service itself. */
  contact: string | null;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** RFC 7518, section 3.2: HS256 requires a key of at least 256 bits. A gateway's secret needs no less. */
const MIN_SECRET_BYTES = 32;

/** A whole number in a range. */
function wholeNumber(from: number, to: number, advice: string) {
  return z
    .string()
    .refine(
      (text) => /^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to,
      `write a whole number from ${from} to ${to}${advice}`,
    );
}

/** Comma-separated `name=value` pairs. */
function pairs(isValue: (value: string) => boolean, advice: string) {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .filter((pair) => pair.trim() !== '')
        .map((pair) => {
          const [name = '', ...value] = pair.trim().split('=');
          return [name, value.join('=')] as const;
        }),
    )
    .refine((all) => all.every(([name, value]) => /^[a-z][a-z0-9-]*$/.test(name) && isValue(value)), advice)
    .transform((all): ReadonlyMap<string, string> => new Map(all));
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const httpUrl = z.string().refine(isHttpUrl, 'write a URL that begins with http:// or https://');

const environment = z.object({
  PORT: z
    .string()
    .default('4000')
    .refine(
      (port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535,
      'write a whole number from 0 to 65535 (0 for any free port)',
    )
    .transform(Number),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((host) => /^[\w.:-]+$/.test(host), 'write a host name or IP address, such as 127.0.0.1 or 0.0.0.0'),
  DATABASE_URL: z.string().default('sqlite:data/jeugdgraaf.sqlite'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `write one of ${LOG_LEVELS.join(', ')}`).default('info'),
  AUTH_JWT_SECRET: z.string().optional(),
  AUTH_JWT_SECRET_FILE: z.string().optional(),
  READ_ONLY: z
    .enum(['yes', 'no'], 'write yes or no')
    .default('no')
    .transform((answer) => answer === 'yes'),
  GATEWAY_SECRET: z.string().optional(),
  GATEWAY_SECRET_FILE: z.string().optional(),
  SUPERGRAPH: z.string().optional(),
  SUBGRAPH_URLS: pairs(isHttpUrl, 'write NAME=URL, separated by commas, such as finance=http://10.0.0.5:4105/graphql'),
  PARTNER_SECRETS: pairs((secret) => secret !== '', 'write NAME=SECRET, separated by commas'),
  SUBGRAPH_TIMEOUT_MS: wholeNumber(1, 60_000, ', in milliseconds').default('3000').transform(Number),
  PUBLIC_URL: z
    .string()
    .refine(
      (url) => isHttpUrl(url) && !/[?#]/.test(url),
      'write the URL of the service, such as https://data.example.nl',
    )
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  CATALOG_CONTACT: z
    .string()
    .refine(
      (contact) => isHttpUrl(contact) || /^mailto:[^@\s]+@[^@\s]+$/.test(contact),
      'write the URL of a page or a mail address, such as https://example.nl/contact or mailto:data@example.nl',
    )
    .optional(),
  SUBGRAPH_PORT_BASE: wholeNumber(1, 65_530, ', the first of six ports').transform(Number).optional(),
  CBS_ODATA4_URL: httpUrl.default('https://datasets.cbs.nl/odata/v1/CBS'),
  CBS_ODATA3_URL: httpUrl.default('https://dataderden.cbs.nl/ODataApi/OData'),
  PULL_CONTACT: z
    .string()
    .refine(
      (text) => /^[\x21-\x7e]+$/.test(text),
      'write a URL or mail address without spaces, such as https://regio.example or mailto:data@regio.example',
    )
    .optional(),
});

type Environment = z.infer<typeof environment>;

/** Reads a secret from one setting, or from the file that another setting names. */
function secretOf(settings: Environment, name: 'AUTH_JWT_SECRET' | 'GATEWAY_SECRET'): string | null {
  const secret = settings[name];
  const file = settings[`${name}_FILE`];
  if (secret !== undefined && file !== undefined)
    throw new ConfigurationError(`${name} and ${name}_FILE are both set: remove one of them.`);
  if (file !== undefined) return checkedSecret(`${name}_FILE`, readSecretFile(`${name}_FILE`, file));
  return secret === undefined ? null : checkedSecret(name, secret);
}

function readSecretFile(name: string, path: string): string {
  try {
    // Editors and `echo` end a file with a newline, which is not part of the secret.
    return readFileSync(path, 'utf8').trimEnd();
  } catch (cause) {
    throw new ConfigurationError(
      `${name}: the file cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown error'}).`,
    );
  }
}

function checkedSecret(name: string, secret: string): string {
  const bytes = Buffer.byteLength(secret);
  if (bytes < MIN_SECRET_BYTES) {
    throw new ConfigurationError(
      `${name} has ${bytes} bytes and needs at least ${MIN_SECRET_BYTES}: ` +
        'use the output of `openssl rand -base64 48`, for example.',
    );
  }
  return secret;
}

/**
 * Reads the settings. An empty value counts as not set, as in `NAME=` lines of env files.
 * @throws ConfigurationError with one line that names the variable and how to fix it, and never contains a secret
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const name = String(path[0]);
    const shown = name.endsWith('SECRETS') ? 'not valid' : JSON.stringify(set[name]);
    throw new ConfigurationError(`${name} is ${shown}: ${message}.`);
  }
  const settings = parsed.data;
  const tokenSecret = secretOf(settings, 'AUTH_JWT_SECRET');
  return {
    port: settings.PORT,
    host: settings.HOST,
    database: parseDatabaseUrl(settings.DATABASE_URL),
    logLevel: settings.LOG_LEVEL,
    secret: tokenSecret === null ? null : new TextEncoder().encode(tokenSecret),
    readOnly: settings.READ_ONLY,
    gatewaySecret: secretOf(settings, 'GATEWAY_SECRET'),
    supergraph: settings.SUPERGRAPH ?? null,
    subgraphUrls: settings.SUBGRAPH_URLS,
    partnerSecrets: settings.PARTNER_SECRETS,
    subgraphTimeoutMs: settings.SUBGRAPH_TIMEOUT_MS,
    subgraphPortBase: settings.SUBGRAPH_PORT_BASE ?? null,
    cbsOdata4Url: settings.CBS_ODATA4_URL,
    cbsOdata3Url: settings.CBS_ODATA3_URL,
    pullContact: settings.PULL_CONTACT ?? null,
    publicUrl: settings.PUBLIC_URL ?? null,
    contact: settings.CATALOG_CONTACT ?? null,
  };
}
