import { ConfigurationError } from '../shared/errors.js';

/**
 * Headers as they are written on a command line, `NAME: VALUE` each.
 * @throws ConfigurationError that does not repeat a value: it may be a secret
 */
export function readHeaders(lines: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(lines.map((line) => {
    const [, name, value] = /^([A-Za-z0-9-]+): *([!-~](?:[ -~]*[!-~])?) *$/.exec(line) ?? [];
    if (!name || !value) throw new ConfigurationError("A --header is not written as NAME: VALUE, such as --header 'x-gateway-secret: …'.");
    return [name.toLowerCase(), value];
  }));
}
