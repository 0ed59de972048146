import { version } from '../../shared/version.js';

/**
 * What we call ourselves to a source, so that its keepers can see who asks.
 * @param contact address (web or mail) of whoever runs this, to reach them when something is wrong
 */
export function userAgent(contact: string | null): string {
  return `jeugdgraaf/${version}${contact ? ` (+${contact})` : ''}`;
}
