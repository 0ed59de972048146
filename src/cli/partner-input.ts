import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './failure.js';
import { ConfigurationError } from '../contract/errors.js';

/**
 * HTTP headers, written as `NAME: VALUE`.
 * @throws UsageError without the value, which may be a secret
 */
export function readHeaders(lines: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([A-Za-z0-9-]+): *([!-~](?:[ -~]*[!-~])?) *$/.exec(line) ?? [];
      if (!name || !value)
        throw new UsageError("--header is not written as 'NAME: VALUE', such as --header 'x-gateway-secret: …'.");
      return [name.toLowerCase(), value];
    }),
  );
}

/**
 * The address of a partner's server.
 * @throws UsageError without an address that contains a password
 */
export function partnerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.username || url.password))
    throw new UsageError("The address contains a name or password: pass a secret with --header 'NAME: VALUE'.");
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new UsageError(
    `${text} is not the address of a server: write http://HOST:PORT/graphql or https://HOST/graphql.`,
  );
}

/** @throws ConfigurationError when the file cannot be read */
export function readSdlFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationError(`${file} cannot be read: name a file with the SDL of a subgraph.`);
  }
}

/**
 * Writes a file, and its folder where that does not exist.
 * @throws ConfigurationError when it cannot be written
 */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch {
    throw new ConfigurationError(`${file} cannot be written: name a file in a folder that you may write to.`);
  }
}
