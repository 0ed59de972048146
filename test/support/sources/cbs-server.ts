import { filterOf } from './odata-filter.js';
import { type FaultyServer, startFaultyServer } from './faulty-server.js';

export interface Observation {
  Measure: string;
  ValueAttribute: string;
  Value: number | null;
  [dimension: string]: string | number | null;
}

/** A table on the server of CBS. Tests change it while it is served. */
export interface FakeTable {
  name: string;
  properties: Record<string, unknown>;
  dimensions: { Identifier: string; Title: string; Kind: string }[];
  codes: Record<string, Record<string, unknown>[]>;
  /** Absent for a table without groups of measures. */
  groups?: Record<string, unknown>[];
  measures: Record<string, unknown>[];
  observations: Observation[];
  /** Rows a page; CBS has 100,000. */
  pageSize: number;
}

/**
 * A table in the shapes of the OData 4 service of CBS. All of it is made up: the measures, the codes and every figure; only the
 * names of fields, the padding of codes and the terms for status and missing cells are those of the real service.
 */
export function fictionalTable(): FakeTable {
  const areas = ['NL01      ', 'GM0935    ', 'GM0758    ', 'LD01      '];
  const periods = [
    ['2021JJ00', 'Definitief'],
    ['2022JJ00', 'Definitief'],
    ['2023JJ00', 'NaderVoorlopig'],
    ['2024JJ00', 'Voorlopig'],
  ];
  const observations: Observation[] = [];
  let figure = 10;
  for (const Measure of ['M000001', 'M000002']) {
    for (const Leeftijd of ['10000', '20000']) {
      for (const RegioS of areas) {
        for (const [Perioden] of periods) {
          figure += 0.1;
          observations.push({
            Id: observations.length,
            Measure,
            ValueAttribute: 'None',
            Value: Math.round(figure * 10) / 10,
            StringValue: null,
            Leeftijd,
            RegioS,
            Perioden: Perioden!,
          });
        }
      }
    }
  }
  return {
    name: '99999NED',
    properties: {
      '@odata.context': 'x',
      Identifier: '99999NED',
      Title: 'Verzonnen tabel; leeftijd, regio',
      Catalog: 'CBS',
      Status: 'Regulier',
      Language: 'nl',
      Version: '202605010200',
      VersionReason: 'Actualisering',
      VersionNotes: '',
      Modified: '2026-05-01T02:00:00+02:00',
      ObservationsModified: '2026-05-01T02:00:00+02:00',
      ObservationCount: observations.length,
      DatasetType: 'Numeric',
      License: 'https://creativecommons.org/licenses/by/4.0/',
    },
    dimensions: [
      { Identifier: 'Leeftijd', Title: 'Leeftijd', Kind: 'Dimension' },
      { Identifier: 'RegioS', Title: 'Regio’s', Kind: 'GeoDimension' },
      { Identifier: 'Perioden', Title: 'Perioden', Kind: 'TimeDimension' },
    ],
    codes: {
      Leeftijd: [
        { Identifier: '10000', Title: 'Totaal' },
        { Identifier: '20000', Title: '0 tot 18 jaar' },
      ],
      RegioS: ['Nederland', 'Maastricht', 'Breda', 'Noord-Nederland (LD)'].map((Title, index) => ({
        Index: index,
        Identifier: areas[index],
        Title,
      })),
      Perioden: periods.map(([Identifier, Status]) => ({ Identifier, Title: Identifier!.slice(0, 4), Status })),
    },
    measures: [
      {
        Identifier: 'M000001',
        Title: 'Verzonnen aandeel',
        Unit: '%',
        Decimals: 1,
        DataType: 'Double',
        MeasureGroupId: null,
      },
      {
        Identifier: 'M000002',
        Title: 'Verzonnen aantal',
        Unit: 'x 1 000',
        Decimals: 1,
        DataType: 'Double',
        MeasureGroupId: null,
      },
    ],
    observations,
    pageSize: 4,
  };
}

/** Serves a table at `/odata/v1/CBS/<name>`, in pages. */
export async function startCbsServer(table: FakeTable): Promise<FaultyServer> {
  const base = `/odata/v1/CBS/${table.name}`;
  const server: FaultyServer = await startFaultyServer(({ pathname, searchParams, search }) => {
    const list = listOf(table, pathname.slice(base.length + 1));
    if (!pathname.startsWith(`${base}/`) || list === undefined)
      return { status: 404, body: { error: { code: '', message: 'Resource not found' } } };
    if (!Array.isArray(list)) return { body: list };
    try {
      const filter = searchParams.get('$filter');
      const rows = filter ? list.filter(filterOf(filter)) : list;
      const skip = Number(searchParams.get('$skip') ?? 0);
      const more = skip + table.pageSize < rows.length;
      const rest = search.replace(/[?&]\$skip=\d+/, '');
      const next = `http://${new URL(server.url).host}${pathname}${rest}${rest ? '&' : '?'}$skip=${skip + table.pageSize}`;
      return {
        body: {
          '@odata.context': 'x',
          value: rows.slice(skip, skip + table.pageSize),
          ...(more ? { '@odata.nextLink': next } : {}),
        },
      };
    } catch (cause) {
      return { status: 400, body: { error: { code: '', message: (cause as Error).message } } };
    }
  });
  return server;
}

function listOf(table: FakeTable, name: string): Record<string, unknown>[] | Record<string, unknown> | undefined {
  if (name === 'Properties') return table.properties;
  if (name === 'Dimensions') return table.dimensions;
  if (name === 'MeasureGroups') return table.groups;
  if (name === 'MeasureCodes') return table.measures;
  if (name === 'Observations') return table.observations;
  return table.codes[name.replace(/Codes$/, '')];
}
