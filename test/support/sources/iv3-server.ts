import { filterOf } from './odata-filter.js';
import { type FaultyServer, startFaultyServer } from './faulty-server.js';

export interface AccountRow {
  [field: string]: string | number | null;
}

/** A table of accounts on the server. Tests change it while it is served. */
export interface FakeAccounts {
  name: string;
  year: number;
  info: Record<string, unknown>;
  properties: Record<string, unknown>[];
  rows: AccountRow[];
  taakvelden: [code: string, name: string][];
  /** Rows a page; CBS has 10,000. */
  pageSize: number;
}

const pad = (key: string, length: number): string => key.padEnd(length);

/**
 * A table in the shapes of the OData 3 service for municipal accounts: keys padded with blanks, amounts in thousands as decimals,
 * balance-sheet codes among the taakvelden, -99998 for "no figure", most cells null. Every amount is made up.
 */
export function fictionalAccounts(year: number, taakvelden: [string, string][]): FakeAccounts {
  const rows: AccountRow[] = [];
  for (const area of ['GM0935', 'GM0758']) {
    for (const report of [`${year}X000`, `${year}X005`]) {
      for (const [index, [taakveld]] of [...taakvelden, ['A111', ''], ['P111', '']].entries()) {
        for (const [place, category] of ['L1.1', 'L3.8', 'L4.3.1', 'B4.3.1'].entries()) {
          const amount =
            category === 'L4.3.1'
              ? null
              : index * 100 + place * 10 + (report.endsWith('5') ? 1 : 0) + (area === 'GM0758' ? 0.5 : 0);
          rows.push({
            ID: rows.length,
            TaakveldBalanspost: pad(taakveld!, 6),
            Categorie: pad(category, 8),
            Gemeenten: pad(area, 9),
            Verslagsoort: report,
            k_1ePlaatsing_1: amount,
            k_2ePlaatsing_2: amount === null ? null : amount + 1,
          });
        }
      }
    }
  }
  return {
    name: '99998NED',
    year,
    rows,
    taakvelden,
    pageSize: 7,
    info: {
      ID: 0,
      Title: `Gemeenten ${year} verzonnen Iv3-data`,
      Identifier: '99998NED',
      Modified: `${year + 1}-07-15T02:00:00`,
      MetaDataModified: `${year + 1}-07-15T02:00:00`,
      ReasonDelivery: 'Actualisering',
      OutputStatus: 'Regulier',
      Language: 'nl',
      Catalog: 'IV3',
      Frequency: 'Perjaar',
      Period: String(year),
    },
    properties: [
      ...['TaakveldBalanspost', 'Categorie', 'Gemeenten', 'Verslagsoort'].map((Key) => ({
        'odata.type': 'Cbs.OData.Dimension',
        Type: 'Dimension',
        Key,
        Title: Key,
      })),
      {
        'odata.type': 'Cbs.OData.Topic',
        Type: 'Topic',
        Key: 'k_1ePlaatsing_1',
        Title: '1e plaatsing',
        Datatype: 'Double',
        Unit: '1 000 euro',
        Decimals: 1,
      },
      {
        'odata.type': 'Cbs.OData.Topic',
        Type: 'Topic',
        Key: 'k_2ePlaatsing_2',
        Title: '2e plaatsing',
        Datatype: 'Double',
        Unit: '1 000 euro',
        Decimals: 1,
      },
    ],
  };
}

/** Serves a table at `/ODataApi/OData/<name>`, in pages whose link has no `@`. */
export async function startIv3Server(table: FakeAccounts): Promise<FaultyServer> {
  const base = `/ODataApi/OData/${table.name}`;
  const server: FaultyServer = await startFaultyServer(({ pathname, searchParams, search }) => {
    const list = listOf(table, pathname.slice(base.length + 1));
    if (!pathname.startsWith(`${base}/`) || !list)
      return {
        status: 404,
        body: { 'odata.error': { code: '', message: { lang: 'en-US', value: 'Resource not found' } } },
      };
    try {
      const filter = searchParams.get('$filter');
      const rows = filter ? list.filter(filterOf(filter)) : list;
      const fields = searchParams.get('$select')?.split(',');
      const skip = Number(searchParams.get('$skip') ?? 0);
      const page = rows
        .slice(skip, skip + table.pageSize)
        .map((row) => (fields ? Object.fromEntries(fields.map((name) => [name, row[name]])) : row));
      const rest = search.replace(/&?\$skip=\d+/, '');
      const link = `${server.url}${pathname}${rest}${rest ? '&' : '?'}$skip=${skip + table.pageSize}`;
      return {
        body: {
          'odata.metadata': 'x',
          value: page,
          ...(skip + table.pageSize < rows.length ? { 'odata.nextLink': link } : {}),
        },
      };
    } catch (cause) {
      return {
        status: 400,
        body: { 'odata.error': { code: '', message: { lang: 'en-US', value: (cause as Error).message } } },
      };
    }
  });
  return server;
}

function listOf(table: FakeAccounts, name: string): Record<string, unknown>[] | undefined {
  const keys = (all: [string, string][], length: number) =>
    all.map(([key, Title]) => ({ Key: pad(key, length), Title, Description: '', CategoryGroupID: 1 }));
  switch (name) {
    case 'TableInfos':
      return [table.info];
    case 'DataProperties':
      return table.properties;
    case 'TypedDataSet':
      return table.rows;
    case 'Gemeenten':
      return keys(
        [
          ['GM0935', 'Maastricht'],
          ['GM0758', 'Breda'],
        ],
        9,
      );
    case 'TaakveldBalanspost':
      return keys(
        [
          ...table.taakvelden.map(([code, title]): [string, string] => [code, `${code} ${title}`]),
          ['A111', 'A111 Verzonnen activa'],
          ['P111', 'P111 Verzonnen passiva'],
        ],
        6,
      );
    case 'Categorie':
      return keys(
        [
          ['L1.1', 'L1.1 Salarissen'],
          ['L3.8', 'L3.8 Overige goederen'],
          ['L4.3.1', 'L4.3.1 Overdrachten'],
          ['B4.3.1', 'B4.3.1 Overdrachten van het Rijk'],
        ],
        8,
      );
    case 'Verslagsoort':
      return keys(
        [
          [`${table.year}X000`, `Begroting ${table.year}`],
          [`${table.year}X005`, `Jaarrekening ${table.year}`],
        ],
        8,
      );
    default:
      return undefined;
  }
}

/** Youth care in the numbering of 2025, and one other taakveld. */
export const TAAKVELDEN_2025: [string, string][] = [
  ['6.711', 'Huishoudelijke hulp (Wmo)'],
  ['6.751', 'Jeugdhulp ambulant lokaal'],
  ['6.752', 'Jeugdhulp ambulant regionaal'],
  ['6.753', 'Jeugdhulp ambulant landelijk'],
  ['6.761', 'Jeugdhulp met verblijf lokaal'],
  ['6.762', 'Jeugdhulp met verblijf regionaal'],
  ['6.763', 'Jeugdhulp met verblijf landelijk'],
  ['6.792', 'PGB Jeugd'],
];

/** In that of 2023 and 2024. */
export const TAAKVELDEN_2024: [string, string][] = [
  ['6.71a', 'Hulp bij het huishouden (Wmo)'],
  ['6.72a', 'Jeugdhulp begeleiding'],
  ['6.72b', 'Jeugdhulp behandeling'],
  ['6.72c', 'Jeugdhulp dagbesteding'],
  ['6.72d', 'Jeugdhulp zonder verblijf overig'],
  ['6.73a', 'Pleegzorg'],
  ['6.73b', 'Gezinsgericht'],
  ['6.73c', 'Jeugdhulp met verblijf overig'],
  ['6.74a', 'Jeugdhulp behandeling GGZ zonder verblijf'],
  ['6.74b', 'Jeugdhulp crisis/LTA/GGZ-verblijf'],
  ['6.74c', 'Gesloten plaatsing'],
];
