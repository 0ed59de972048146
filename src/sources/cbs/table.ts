import type { PoliteClient } from '../http/polite-client.js';
import { readList } from '../pages/read-pages.js';
import type { TableVersion } from '../pages/table-version.js';
import { SourceError } from '../source.js';
import { readMeasureGroups } from './measure-groups.js';

/** One value of a dimension, a measure or a period. */
export interface Code {
  /** As published: some code lists pad their codes with blanks, and a filter must have them. */
  published: string;
  title: string;
}

export interface Measure extends Code {
  /** With the groups that it lies in, which tell measures of one title apart: `Jeugdhulp > Zonder verblijf > Aantal`. */
  fullTitle: string;
  unit: string;
  decimals: number | null;
  /** `Double`, `Long`, `String` … */
  dataType: string;
}

export interface Dimension {
  name: string;
  title: string;
  /** `Dimension`, `TimeDimension`, `GeoDimension` or `GeoDetailDimension`. */
  kind: string;
  /** By code without blanks; in the order of the table. `status` is there for periods. */
  codes: ReadonlyMap<string, Code & { status: string | null }>;
}

/** What a table says of itself. */
export interface CbsTable {
  name: string;
  url: string;
  title: string;
  license: string | null;
  version: TableVersion;
  measures: ReadonlyMap<string, Measure>;
  dimensions: readonly Dimension[];
}

type Row = Record<string, unknown>;

const string = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads Properties, MeasureGroups, MeasureCodes, Dimensions and the codes of each dimension. */
export async function readTable(client: PoliteClient, baseUrl: string, name: string): Promise<CbsTable> {
  const url = `${baseUrl.replace(/\/+$/, '')}/${name}`;
  const properties = await readProperties(client, url);
  const groups = await readMeasureGroups(client, url);
  const measures = (await readList(client, `${url}/MeasureCodes`, '@odata.nextLink')).map((row): [string, Measure] => [
    codeOf(row),
    {
      ...describe(row),
      fullTitle: [groups.get(String(row.MeasureGroupId)), describe(row).title].filter((part) => part).join(' > '),
      unit: string(row.Unit),
      decimals: typeof row.Decimals === 'number' ? row.Decimals : null,
      dataType: string(row.DataType),
    },
  ]);
  const dimensions: Dimension[] = [];
  for (const row of await readList(client, `${url}/Dimensions`, '@odata.nextLink')) {
    const dimension = codeOf(row);
    const codes = await readList(client, `${url}/${dimension}Codes`, '@odata.nextLink');
    dimensions.push({
      name: dimension,
      title: string(row.Title) || dimension,
      kind: string(row.Kind),
      codes: new Map(codes.map((code) => [codeOf(code), { ...describe(code), status: string(code.Status) || null }])),
    });
  }
  return {
    name,
    url,
    title: string(properties.Title).trim() || name,
    license: string(properties.License) || null,
    version: versionOf(name, properties),
    measures: new Map(measures),
    dimensions,
  };
}

/** Which version the table has now. */
export async function readVersion(client: PoliteClient, table: Pick<CbsTable, 'name' | 'url'>): Promise<TableVersion> {
  return versionOf(table.name, await readProperties(client, table.url));
}

async function readProperties(client: PoliteClient, url: string): Promise<Row> {
  return (await client.getJson(`${url}/Properties`)).json as Row;
}

function versionOf(name: string, { Version, Modified, ObservationsModified }: Row): TableVersion {
  const modified = string(Modified) || string(ObservationsModified);
  // The day as CBS writes it, in its own time zone.
  const modifiedOn = /^\d{4}-\d{2}-\d{2}/.exec(modified)?.[0];
  if (!modifiedOn)
    throw new SourceError(
      `Table ${name} does not say when it was last changed (Properties, Modified): without it nobody could tell its versions apart.`,
    );
  return {
    id: JSON.stringify([Version, Modified, ObservationsModified]),
    label: String(Version ?? modified),
    modifiedOn,
  };
}

function codeOf(row: Row): string {
  return string(row.Identifier).trim();
}

function describe(row: Row): Code {
  return { published: string(row.Identifier), title: string(row.Title).trim() || codeOf(row) };
}

/** Whether a dimension is one of areas. */
export function isGeo({ kind }: Dimension): boolean {
  return kind.startsWith('Geo');
}

/** Whether a dimension is one of periods. */
export function isTime({ kind }: Dimension): boolean {
  return kind === 'TimeDimension';
}
