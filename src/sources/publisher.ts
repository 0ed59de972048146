import type { PackageWriter } from './package/package-writer.js';

/** CBS as the packages in `seeds/` name it. */
export const CBS = 'cbs';

/** What CBS publishes has this licence unless a table says otherwise (https://www.cbs.nl/nl-nl/over-ons/website/copyright). */
export const CBS_LICENCE = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'Creative Commons Attribution 4.0',
};

/** Its row in `organisations.csv`: so little that no document's own words about it are replaced. */
export async function writeCbs(writer: PackageWriter, locator: string): Promise<void> {
  await writer.write('organisations', { slug: CBS, name_nl: 'CBS', kind: 'RESEARCH', locator });
}

/** The licence of a table, from the address that its properties give. */
export function licenceOf(address: string | null) {
  return address === null || address === CBS_LICENCE.path ? CBS_LICENCE : { path: address };
}
