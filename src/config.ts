import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type DatabaseTarget, parseDatabaseUrl } from './persistence/database-url.js';
import { ConfigurationError } from './shared/errors.js';

/** The settings of one process. */
export interface Config {
  port: number;
  host: string;
  database: DatabaseTarget;
  logLevel: LogLevel;
  /** The key that tokens are signed with; null when this server accepts none. */
  secret: Uint8Array | null;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** HS256 is as strong as its key: RFC 7518, section 3.2, asks for at least the 256 bits of the hash. */
const MIN_SECRET_BYTES = 32;

const environment = z.object({
  PORT: z.string().default('4000')
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'write a whole number from 0 to 65535 (0 takes any free port)')
    .transform(Number),
  HOST: z.string().default('127.0.0.1')
    .refine((host) => /^[\w.:-]+$/.test(host), 'write a host name or address, such as 127.0.0.1 or 0.0.0.0'),
  DATABASE_URL: z.string().default('sqlite:data/jeugdgraaf.sqlite'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `write one of ${LOG_LEVELS.join(', ')}`).default('info'),
  AUTH_JWT_SECRET: z.string().optional(),
  AUTH_JWT_SECRET_FILE: z.string().optional(),
});

type Environment = z.infer<typeof environment>;

function secretOf({ AUTH_JWT_SECRET: secret, AUTH_JWT_SECRET_FILE: file }: Environment): Uint8Array | null {
  if (secret !== undefined && file !== undefined) {
    throw new ConfigurationError('AUTH_JWT_SECRET and AUTH_JWT_SECRET_FILE are both set: keep one of them.');
  }
  if (file !== undefined) return checkedSecret('AUTH_JWT_SECRET_FILE', readSecretFile(file));
  return secret === undefined ? null : checkedSecret('AUTH_JWT_SECRET', secret);
}

function readSecretFile(path: string): string {
  try {
    // Editors and `echo` end a file with a newline that nobody means as part of the secret.
    return readFileSync(path, 'utf8').trimEnd();
  } catch (cause) {
    throw new ConfigurationError(`AUTH_JWT_SECRET_FILE: the file cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}).`);
  }
}

function checkedSecret(name: string, secret: string): Uint8Array {
  const bytes = new TextEncoder().encode(secret);
  if (bytes.length < MIN_SECRET_BYTES) {
    throw new ConfigurationError(`${name} holds ${bytes.length} bytes: at least ${MIN_SECRET_BYTES} are needed, such as the output of \`openssl rand -base64 48\`.`);
  }
  return bytes;
}

/**
 * Reads the settings. An empty value counts as not set, as in files of `NAME=` lines.
 * @throws ConfigurationError with one line that names the variable and what would be right; secrets are never repeated
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    const name = String(path[0]);
    throw new ConfigurationError(`${name} is ${JSON.stringify(given[name])}: ${message}.`);
  }
  const settings = read.data;
  return {
    port: settings.PORT,
    host: settings.HOST,
    database: parseDatabaseUrl(settings.DATABASE_URL),
    logLevel: settings.LOG_LEVEL,
    secret: secretOf(settings),
  };
}
