/** Host and path of an address; a query may be very long, and says little to whoever reads a message. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
