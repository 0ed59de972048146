import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigurationError } from '../contract/errors.js';

/**
 * Headers as they are written on a command line, `NAME: VALUE` each.
 * @throws ConfigurationError that does not repeat a value: it may be a secret
 */
export function readHeaders(lines: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([A-Za-z0-9-]+): *([!-~](?:[ -~]*[!-~])?) *$/.exec(line) ?? [];
      if (!name || !value)
        throw new ConfigurationError(
          "A --header is not written as NAME: VALUE, such as --header 'x-gateway-secret: …'.",
        );
      return [name.toLowerCase(), value];
    }),
  );
}

/**
 * The address of a partner's server.
 * @throws ConfigurationError that does not repeat an address with a password in it
 */
export function partnerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.username || url.password))
    throw new ConfigurationError("An address holds no name or password: give a secret with --header 'NAME: VALUE'.");
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new ConfigurationError(
    `${text} is no address of a server: write http://HOST:PORT/graphql or https://HOST/graphql.`,
  );
}

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

/**
 * Writes a file that a command was asked for, in a folder that need not exist yet.
 * @throws ConfigurationError when it cannot be written
 */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch {
    throw new ConfigurationError(`${file} cannot be written: name a file in a folder that you may write in.`);
  }
}

/** What an error says first: the rest of what the reader of arguments says is advice for other programs than this one. */
export function firstSentence(cause: unknown): string {
  return (cause as Error).message.split(/\.?\n|\. |\.$/)[0]!;
}
