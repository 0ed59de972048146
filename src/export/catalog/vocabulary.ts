/** The vocabularies of the catalogue, by the prefixes that DCAT-AP-NL 3.0 gives them. */
export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** A name with its prefix. */
export type Name = `${keyof typeof PREFIXES}:${string}`;

/** The full address of a name. */
export function iri(name: Name): string {
  const colon = name.indexOf(':');
  return PREFIXES[name.slice(0, colon) as keyof typeof PREFIXES] + name.slice(colon + 1);
}

const AUTHORITY = 'http://publications.europa.eu/resource/authority';

/** Values of the controlled lists that DCAT-AP-NL 3.0 requires ("Waardelijsten"). */
export const CODES = {
  public: `${AUTHORITY}/access-right/PUBLIC`,
  ccBy: `${AUTHORITY}/licence/CC_BY_4_0`,
  dutch: `${AUTHORITY}/language/NLD`,
  english: `${AUTHORITY}/language/ENG`,
  netherlands: `${AUTHORITY}/country/NLD`,
  irregular: `${AUTHORITY}/frequency/IRREG`,
  themes: `${AUTHORITY}/data-theme`,
  society: `${AUTHORITY}/data-theme/SOCI`,
  fileType: (code: string) => `${AUTHORITY}/file-type/${code}`,
  mediaType: (type: string) => `http://www.iana.org/assignments/media-types/${type}`,
} as const;
