import { keyBy } from '../../../contract/collections.js';
import {
  exportColumnsOf,
  type ExportRow,
  type ExportTable,
  type ObservationTable,
} from '../../../contract/export-table.js';
import { parsePeriod, PeriodKind, sdmxPeriod } from '../../../contract/period.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { indicatorId, type IndicatorRow } from '../indicator/indicator.entity.js';
import { MeasurementEntity } from './measurement.entity.js';
import { measurementParts } from './measurement-parts.js';
import { type MeasurementFilter, measurementOrder } from './measurement.args.js';
import { checkMeasurementFilter, type MeasurementRow } from './measurement.repository.js';
import type { MissingReason, Quality } from './measurement.type.js';
import { OBSERVATION_STATUSES, observationStatus } from './observation-status.js';
import { areaId, type AreaRow } from '../../places/index.js';
import { withdrawalOf, type WithdrawalRow } from '../../provenance/index.js';
import type { Query } from '../../../contract/page.js';
import { loadEntities } from '../../../store/loaders.js';

interface MeasurementArguments {
  filter?: MeasurementFilter | null;
  asOf?: string | null;
}

const text = (cell: unknown): string => String(cell ?? '');

/**
 * Periods that are not stated are one per document: two documents' first figure without a period need not be about the
 * same one.
 */
function periodCode({ period, period_kind, document }: ExportRow): string {
  return period_kind === PeriodKind.NOT_STATED ? `${period}@${document}` : text(period);
}

const hasRevisions = ({ filter }: MeasurementArguments): boolean => filter?.includeRevisions === true;

const observations: ObservationTable = {
  id: 'MEASUREMENTS',
  version: '1.0.0',
  dimensions: [
    {
      id: 'INDICATOR',
      role: 'metric',
      code: ({ indicator }) => text(indicator),
      label: ({ indicator_name }) => text(indicator_name),
      language: 'indicator_name_lang',
      unit: ({ unit, decimals }) => ({ label: text(unit), decimals: Number(decimals) }),
    },
    {
      id: 'REF_AREA',
      role: 'geo',
      code: ({ area }) => text(area),
      label: ({ area_name }) => text(area_name),
      language: 'area_name_lang',
    },
    {
      id: 'TIME_PERIOD',
      role: 'time',
      code: periodCode,
      sdmx: ({ period }) => sdmxPeriod(text(period)),
      language: 'period_label_lang',
      position: (row) => `${text(row.period_start) || '9999'} ${periodCode(row)}`,
      label: (row) =>
        row.period_kind === PeriodKind.NOT_STATED ? `${row.period_label} (${row.document})` : text(row.period_label),
    },
    {
      id: 'SOURCE_DOCUMENT',
      only: hasRevisions,
      code: ({ document }) => text(document),
      label: ({ document }) => text(document),
    },
    { id: 'VALUE_RANK', only: hasRevisions, code: ({ rank }) => text(rank), label: ({ rank }) => text(rank) },
  ],
  value: 'value',
  bounds: ['low', 'high'],
  withdrawn: ['withdrawn_on', 'withdrawn_reason'],
  status: ({ quality, missing, value }) =>
    observationStatus(quality as Quality, missing as MissingReason | null, value !== null),
  statuses: OBSERVATION_STATUSES,
  attributes: {
    UNIT_MEASURE: 'unit',
    DECIMALS: 'decimals',
    LOWER_BOUND: 'low',
    UPPER_BOUND: 'high',
    QUALITY: 'quality',
    MISSING_REASON: 'missing',
    LOCATOR: 'locator',
    PUBLISHED_ON: 'published_on',
    WITHDRAWN_ON: 'withdrawn_on',
    WITHDRAWN_REASON: 'withdrawn_reason',
    NOTE: 'note',
  },
  englishAttributes: {
    INDICATOR_NAME: 'indicator_name',
    INDICATOR_NAME_LANG: 'indicator_name_lang',
    REF_AREA_NAME: 'area_name',
    REF_AREA_NAME_LANG: 'area_name_lang',
    WITHDRAWN_REASON_LANG: 'withdrawn_reason_lang',
    NOTE_LANG: 'note_lang',
  },
};

const PERIOD_COLUMNS = [
  {
    name: 'period_kind',
    type: 'string',
    description: 'What kind of period it is.',
    codes: 'PeriodKind',
    after: 'period',
  },
  {
    name: 'period_label',
    type: 'string',
    description: 'The period in Dutch words.',
    english: { from: 'period_label_en', description: 'The period in words.' },
    after: 'period_kind',
  },
  {
    name: 'period_start',
    type: 'date',
    description: 'First day of the period; empty when it is not stated.',
    after: 'period_label',
  },
  {
    name: 'period_end',
    type: 'date',
    description: 'Last day of the period; empty when it is not stated.',
    after: 'period_start',
  },
] as const;

const NOT_WITHDRAWN = 'It is not withdrawn; with `asOf`, not by that day.';

const WITHDRAWAL_COLUMNS = [
  {
    name: 'withdrawn_on',
    type: 'date',
    description:
      'Day from which the value does not count any more, because a document withdraws it; only with ' +
      '`includeRevisions` are there such rows.',
    empty: NOT_WITHDRAWN,
    after: 'published_on',
  },
  {
    name: 'withdrawn_reason',
    type: 'string',
    description: 'Why it is withdrawn, in Dutch.',
    empty: NOT_WITHDRAWN,
    english: { from: 'withdrawn_reason_en', description: 'Why it is withdrawn.' },
    after: 'withdrawn_on',
  },
] as const;

/** Figures as a file, by indicator, area and period. */
export const measurementExport: ExportTable<MeasurementRow, MeasurementArguments> = {
  name: 'measurements',
  field: 'measurements',
  title: { nl: 'Metingen', en: 'Measurements' },
  description: {
    nl:
      'Waarden van indicatoren per gebied en periode, zoals de documenten ze geven; van elke indicator, gebied en ' +
      'periode de actuele waarde, tenzij anders gevraagd.',
    en:
      'Values of indicators by area and period, as the documents give them; of each indicator, area and period the ' +
      'current value, unless asked otherwise.',
  },
  columns: exportColumnsOf(
    MeasurementEntity,
    {
      start_on: false,
      value: { empty: 'No value: the reason is in `missing`, or `low` and `high` bound it. Never 0.' },
      low: { empty: 'The source gives no lower bound.' },
      high: { empty: 'The source gives no upper bound.' },
      missing: { empty: 'There is a value, or a bound.' },
      note: { english: { from: 'note_en', description: 'What a reader must know about this row.' } },
      note_en: false,
    },
    [
      {
        name: 'indicator_name',
        type: 'string',
        description: 'Name of the indicator in Dutch.',
        english: { from: 'indicator_name_en', description: 'Name of the indicator.' },
        after: 'indicator',
      },
      {
        name: 'area_name',
        type: 'string',
        description: 'Name of the area in Dutch.',
        english: { from: 'area_name_en', description: 'Name of the area.' },
        after: 'area',
      },
      ...PERIOD_COLUMNS,
      {
        name: 'unit',
        type: 'string',
        description: 'Code of the unit that the indicator is measured in.',
        after: 'high',
      },
      {
        name: 'decimals',
        type: 'integer',
        description: 'Decimals to print values of this indicator with.',
        after: 'unit',
      },
      { name: 'published_on', type: 'date', description: 'Day on which the document was published.', after: 'locator' },
      ...WITHDRAWAL_COLUMNS,
      { name: 'id', type: 'string', description: 'Global id, for the field `node` of the graph.' },
    ],
  ),
  async select(context, { filter, asOf }) {
    await checkMeasurementFilter(context, filter);
    return { order: measurementOrder(null), parts: () => measurementParts(context, filter, asOf) };
  },
  complete: async (context, rows, args) => withWithdrawals(context, await withNames(context, rows), args),
  citations: (context: RequestContext, part: Query<MeasurementRow>) =>
    context
      .tables()
      .selectFrom(part.as('r'))
      .select((eb) => ['r.document' as never, 'r.locator' as never, eb.fn.countAll().as('rows')])
      .groupBy(['r.document' as never, 'r.locator' as never]) as never,
  readOnce: true,
  observations,
};

/** Adds which values are withdrawn by the requested day. Only revisions can be. */
async function withWithdrawals<Row extends { id: string }>(
  context: RequestContext,
  rows: Row[],
  args: MeasurementArguments,
): Promise<Row[]> {
  if (!hasRevisions(args)) return rows;
  const { asOf } = args;
  return Promise.all(
    rows.map(async (row) => {
      const withdrawal = await withdrawalOf(context, row.id);
      if (!withdrawal || (asOf != null && withdrawal.withdrawn_on > asOf)) return row;
      return { ...row, ...withdrawn(withdrawal) };
    }),
  );
}

const withdrawn = ({ withdrawn_on, reason_nl, reason_en }: WithdrawalRow) => ({
  withdrawn_on,
  withdrawn_reason: reason_nl,
  withdrawn_reason_en: reason_en,
});

/**
 * Adds the names of indicators and areas, the unit, and the period in words. Each entity is loaded once, however many
 * rows refer to it.
 */
async function withNames(context: RequestContext, rows: MeasurementRow[]) {
  const known = async <Found extends { id: string }>(ids: string[]) =>
    keyBy(await loadEntities<Found>(context, [...new Set(ids)]), ({ id }) => id);
  const [indicators, areas] = await Promise.all([
    known<IndicatorRow>(rows.map(({ indicator }) => indicatorId(indicator))),
    known<AreaRow>(rows.map(({ area }) => areaId(area))),
  ]);
  return rows.map((row) => {
    const indicator = indicators.get(indicatorId(row.indicator));
    const area = areas.get(areaId(row.area));
    const period = parsePeriod(row.period);
    return {
      ...row,
      indicator_name: indicator?.name_nl,
      indicator_name_en: indicator?.name_en,
      area_name: area?.name_nl,
      area_name_en: area?.name_en,
      unit: indicator?.unit,
      decimals: indicator?.decimals,
      period_kind: period?.kind,
      period_label: period?.label.nl,
      period_label_en: period?.label.en,
      period_start: period?.start,
      period_end: period?.end,
    };
  });
}
