import type { JsonClient } from '../../contract/source.js';
import { NotFoundError } from '../errors.js';
import type { TableVersion } from '../odata/page-store.js';
import { readList } from '../odata/read-pages.js';
import { type Row, tableUrl, tableVersion, textOf } from '../odata/table-info.js';

const NEXT_LINK = '@odata.nextLink';

/** One value of a dimension, a measure or a period. */
export interface Code {
  /** As published: some code lists pad codes with blanks, which a filter must repeat. */
  published: string;
  title: string;
}

export interface Measure extends Code {
  /** With its groups, which distinguish measures of one title: `Jeugdhulp > Zonder verblijf > Aantal`. */
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
  /** By code without blanks, in the order of the table. Only periods have a status. */
  codes: ReadonlyMap<string, Code & { status: string | null }>;
}

/** The metadata of a table of CBS (OData 4). */
export interface CbsTable {
  name: string;
  url: string;
  title: string;
  license: string | null;
  version: TableVersion;
  measures: ReadonlyMap<string, Measure>;
  dimensions: readonly Dimension[];
}

/** Reads Properties, MeasureGroups, MeasureCodes, Dimensions and the codes of each dimension. */
export async function readTable(client: JsonClient, baseUrl: string, name: string): Promise<CbsTable> {
  const url = tableUrl(baseUrl, name);
  const properties = await readProperties(client, url);
  return {
    name,
    url,
    title: textOf(properties.Title).trim() || name,
    license: textOf(properties.License) || null,
    version: versionOf(name, properties),
    measures: await readMeasures(client, url),
    dimensions: await readDimensions(client, url),
  };
}

async function readMeasures(client: JsonClient, url: string): Promise<Map<string, Measure>> {
  const groups = await readMeasureGroups(client, url);
  const measures = await readList(client, `${url}/MeasureCodes`, NEXT_LINK);
  return new Map(
    measures.map((row) => [
      codeOf(row),
      {
        ...describe(row),
        fullTitle: [...groupPath(String(row.MeasureGroupId), groups), describe(row).title].join(' > '),
        unit: textOf(row.Unit),
        decimals: typeof row.Decimals === 'number' ? row.Decimals : null,
        dataType: textOf(row.DataType),
      },
    ]),
  );
}

/** Groups of measures by id; tables without groups answer 404. */
async function readMeasureGroups(client: JsonClient, url: string): Promise<Map<string, Row>> {
  try {
    const groups = await readList(client, `${url}/MeasureGroups`, NEXT_LINK);
    return new Map(groups.map((group) => [String(group.Id), group]));
  } catch (cause) {
    if (cause instanceof NotFoundError) return new Map();
    throw cause;
  }
}

/** The titles of a group and those that contain it, outermost first. */
function groupPath(id: string, groups: ReadonlyMap<string, Row>): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let group = groups.get(id); group && !seen.has(String(group.Id)); group = groups.get(String(group.ParentId))) {
    seen.add(String(group.Id));
    path.unshift(String(group.Title ?? '').trim());
  }
  return path.filter((title) => title !== '');
}

async function readDimensions(client: JsonClient, url: string): Promise<Dimension[]> {
  const dimensions: Dimension[] = [];
  for (const row of await readList(client, `${url}/Dimensions`, NEXT_LINK)) {
    const name = codeOf(row);
    const codes = await readList(client, `${url}/${name}Codes`, NEXT_LINK);
    dimensions.push({
      name,
      title: textOf(row.Title) || name,
      kind: textOf(row.Kind),
      codes: new Map(codes.map((code) => [codeOf(code), { ...describe(code), status: textOf(code.Status) || null }])),
    });
  }
  return dimensions;
}

/** The version that the table has now. */
export async function readVersion(client: JsonClient, table: Pick<CbsTable, 'name' | 'url'>): Promise<TableVersion> {
  return versionOf(table.name, await readProperties(client, table.url));
}

async function readProperties(client: JsonClient, url: string): Promise<Row> {
  return (await client.getJson(`${url}/Properties`)).json as Row;
}

function versionOf(name: string, { Version, Modified, ObservationsModified }: Row): TableVersion {
  const modified = textOf(Modified) || textOf(ObservationsModified);
  return tableVersion(name, {
    modified,
    place: 'Properties',
    parts: [Version, Modified, ObservationsModified],
    label: String(Version ?? modified),
  });
}

function codeOf(row: Row): string {
  return textOf(row.Identifier).trim();
}

function describe(row: Row): Code {
  return { published: textOf(row.Identifier), title: textOf(row.Title).trim() || codeOf(row) };
}

export function isGeo({ kind }: Dimension): boolean {
  return kind.startsWith('Geo');
}

export function isTime({ kind }: Dimension): boolean {
  return kind === 'TimeDimension';
}
