import type { PoliteClient } from '../http/polite-client.js';
import { readList } from '../pages/read-pages.js';
import type { TableVersion } from '../pages/table-version.js';
import { SourceError } from '../source.js';

/** A value of a dimension: its key as published, padded with blanks, and its name. */
interface Key {
  published: string;
  title: string;
}

export type Keys = ReadonlyMap<string, Key>;

/** The dimensions of a table with municipal accounts, since 2017. */
export const DIMENSIONS = ['Gemeenten', 'TaakveldBalanspost', 'Categorie', 'Verslagsoort'] as const;

type DimensionName = (typeof DIMENSIONS)[number];

/** What a table of municipal accounts (OData 3) says of itself. */
export interface Iv3Table {
  name: string;
  url: string;
  title: string;
  version: TableVersion;
  /** Columns with amounts, with their unit. */
  amounts: ReadonlyMap<string, { title: string; unit: string }>;
  keys: Readonly<Record<DimensionName, Keys>>;
}

type Row = Record<string, unknown>;

const string = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads TableInfos, DataProperties and the keys of each dimension. */
export async function readIv3Table(client: PoliteClient, baseUrl: string, name: string): Promise<Iv3Table> {
  const url = `${baseUrl.replace(/\/+$/, '')}/${name}`;
  const info = await readInfo(client, url);
  const properties = await readList(client, `${url}/DataProperties`, 'odata.nextLink');
  const present = new Set(properties.map(({ Key }) => string(Key)));
  const absent = DIMENSIONS.filter((dimension) => !present.has(dimension));
  if (absent.length > 0) {
    throw new SourceError(
      `Table ${name} has no ${absent.join(', ')}: it is no table of municipal accounts by taakveld (since 2017), such as "Gemeenten 2025 onbewerkte Iv3-data".`,
    );
  }
  const topics = properties.filter(({ Type }) => Type === 'Topic');
  const keys = {} as Record<DimensionName, Keys>;
  for (const dimension of DIMENSIONS)
    keys[dimension] = keysOf(await readList(client, `${url}/${dimension}`, 'odata.nextLink'));
  return {
    name,
    url,
    keys,
    title: string(info.Title).trim() || name,
    version: versionOf(name, info),
    amounts: new Map(
      topics.map(({ Key, Title, Unit }) => [string(Key), { title: string(Title).trim(), unit: string(Unit).trim() }]),
    ),
  };
}

/** Which version the table has now. */
export async function readIv3Version(
  client: PoliteClient,
  { name, url }: Pick<Iv3Table, 'name' | 'url'>,
): Promise<TableVersion> {
  return versionOf(name, await readInfo(client, url));
}

async function readInfo(client: PoliteClient, url: string): Promise<Row> {
  const [info] = await readList(client, `${url}/TableInfos`, 'odata.nextLink');
  if (!info) throw new SourceError(`${url}/TableInfos is empty.`);
  return info;
}

function versionOf(name: string, { Modified, MetaDataModified, ReasonDelivery }: Row): TableVersion {
  const modifiedOn = /^\d{4}-\d{2}-\d{2}/.exec(string(Modified))?.[0];
  if (!modifiedOn)
    throw new SourceError(
      `Table ${name} does not say when it was last changed (TableInfos, Modified): without it nobody could tell its versions apart.`,
    );
  return { id: JSON.stringify([Modified, MetaDataModified, ReasonDelivery]), label: string(Modified), modifiedOn };
}

function keysOf(rows: readonly Row[]): Keys {
  return new Map(
    rows.map(({ Key, Title }) => {
      const published = string(Key);
      const key = published.trim();
      // Some titles begin with the key.
      const title = string(Title)
        .trim()
        .replace(new RegExp(`^${key.replace(/\W/g, '\\$&')}\\s*[-–]?\\s*`), '');
      return [key, { published, title: title || key }];
    }),
  );
}
