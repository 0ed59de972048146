import { ConfigurationError } from '../shared/errors.js';

/**
 * The address of a partner's server.
 * @throws ConfigurationError that does not repeat an address with a password in it
 */
export function partnerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.username || url.password)) throw new ConfigurationError("An address holds no name or password: give a secret with --header 'NAME: VALUE'.");
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new ConfigurationError(`${text} is no address of a server: write http://HOST:PORT/graphql or https://HOST/graphql.`);
}
