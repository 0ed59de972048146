import { placeOf } from '../http/place.js';
import { SourceError } from '../source-error.js';

/**
 * The address of the next page, from the link of this one. A source may write it with another protocol than it was asked with;
 * a link to another host is not followed.
 */
export function nextAddress(current: string, link: string): string {
  const here = new URL(current);
  const next = new URL(link, here);
  if (next.host !== here.host && next.hostname !== here.hostname) {
    throw new SourceError(`${placeOf(current)} goes on at another host, ${next.host}, which is not followed: give that one as base address.`);
  }
  next.protocol = here.protocol;
  next.host = here.host;
  if (next.href === here.href) throw new SourceError(`${placeOf(current)} names itself as its next page.`);
  return next.href;
}
