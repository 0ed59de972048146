import { type JsonClient, SourceError } from '../../contract/source.js';
import type { TableVersion } from '../odata/page-store.js';
import { readList } from '../odata/read-pages.js';
import { type Row, tableUrl, tableVersion, textOf } from '../odata/table-info.js';

const NEXT_LINK = 'odata.nextLink';

/** A value of a dimension: its key as published, padded with blanks, and its title. */
interface Key {
  published: string;
  title: string;
}

export type Keys = ReadonlyMap<string, Key>;

/** The dimensions of tables with municipal accounts since 2017. */
export const DIMENSIONS = ['Gemeenten', 'TaakveldBalanspost', 'Categorie', 'Verslagsoort'] as const;

type DimensionName = (typeof DIMENSIONS)[number];

/** The metadata of a table of municipal accounts (OData 3). */
export interface Iv3Table {
  name: string;
  url: string;
  title: string;
  version: TableVersion;
  /** Columns with amounts, with their unit. */
  amounts: ReadonlyMap<string, { title: string; unit: string }>;
  keys: Readonly<Record<DimensionName, Keys>>;
}

/** Reads TableInfos, DataProperties and the keys of each dimension. */
export async function readIv3Table(client: JsonClient, baseUrl: string, name: string): Promise<Iv3Table> {
  const url = tableUrl(baseUrl, name);
  const info = await readInfo(client, url);
  const properties = await readList(client, `${url}/DataProperties`, NEXT_LINK);
  const present = new Set(properties.map(({ Key }) => textOf(Key)));
  const absent = DIMENSIONS.filter((dimension) => !present.has(dimension));
  if (absent.length > 0) {
    throw new SourceError(
      `Table ${name} has no ${absent.join(', ')}: it is not a table of municipal accounts by taakveld (since ` +
        '2017), such as "Gemeenten 2025 onbewerkte Iv3-data".',
    );
  }
  const topics = properties.filter(({ Type }) => Type === 'Topic');
  const keys = {} as Record<DimensionName, Keys>;
  for (const dimension of DIMENSIONS)
    keys[dimension] = keysOf(await readList(client, `${url}/${dimension}`, NEXT_LINK));
  return {
    name,
    url,
    keys,
    title: textOf(info.Title).trim() || name,
    version: versionOf(name, info),
    amounts: new Map(
      topics.map(({ Key, Title, Unit }) => [textOf(Key), { title: textOf(Title).trim(), unit: textOf(Unit).trim() }]),
    ),
  };
}

/** The version that the table has now. */
export async function readIv3Version(
  client: JsonClient,
  { name, url }: Pick<Iv3Table, 'name' | 'url'>,
): Promise<TableVersion> {
  return versionOf(name, await readInfo(client, url));
}

async function readInfo(client: JsonClient, url: string): Promise<Row> {
  const [info] = await readList(client, `${url}/TableInfos`, NEXT_LINK);
  if (!info) throw new SourceError(`${url}/TableInfos is empty.`);
  return info;
}

function versionOf(name: string, { Modified, MetaDataModified, ReasonDelivery }: Row): TableVersion {
  const modified = textOf(Modified);
  return tableVersion(name, {
    modified,
    place: 'TableInfos',
    parts: [Modified, MetaDataModified, ReasonDelivery],
    label: modified,
  });
}

function keysOf(rows: readonly Row[]): Keys {
  return new Map(
    rows.map(({ Key, Title }) => {
      const published = textOf(Key);
      const key = published.trim();
      // Some titles begin with the key.
      const title = textOf(Title)
        .trim()
        .replace(new RegExp(`^${key.replace(/\W/g, '\\$&')}\\s*[-–]?\\s*`), '');
      return [key, { published, title: title || key }];
    }),
  );
}
