import { type ExportTable, exportColumnsOf } from '../../../contract/export-table.js';
import type { ModulePart } from '../../../contract/module.js';
import { nodeId } from '../../../contract/node-id.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { parsePeriod } from '../../../contract/period.js';
import { textsOf } from '../../../contract/searchable.js';
import { CITATIONS_COLUMN, cited } from '../../provenance/index.js';
import { MilestoneEntity, milestoneNode, type MilestoneRow } from './milestone.entity.js';
import {
  milestoneList,
  MilestoneResolver,
  MilestonesResolver,
  ProjectMilestonesResolver,
} from './milestone.resolver.js';
import type { MilestoneFilter } from './milestone.type.js';

const idOf = (row: PackageRow) =>
  nodeId(milestoneNode.kind, requiredText(row, 'project'), requiredText(row, 'position'));

function daysOf(row: PackageRow): { starts_on: string | null; ends_on: string | null } {
  const code = text(row, 'period');
  const period = code === null ? null : parsePeriod(code);
  return { starts_on: period?.start ?? null, ends_on: period?.end ?? null };
}

const resource = resourceOf(MilestoneEntity, {
  name: 'milestones',
  description: 'Milestones in the planning of projects.',
  key: ['project', 'position'],
  columns: { project: { refersTo: 'project' }, position: { minimum: 1 }, starts_on: false, ends_on: false },
  id: idOf,
  fact: (row) => ({
    id: idOf(row),
    nameNl: requiredText(row, 'activity_nl'),
    nameEn: text(row, 'activity_en'),
    text: [text(row, 'product_nl'), text(row, 'product_en')],
  }),
  values: daysOf,
});

const table: ExportTable<MilestoneRow, { filter?: MilestoneFilter | null }> = {
  name: 'milestones',
  field: 'milestones',
  title: { nl: 'Mijlpalen', en: 'Milestones' },
  description: {
    nl: 'Mijlpalen in de planning van projecten, op datum.',
    en: 'Milestones in the planning of projects, by date.',
  },
  columns: exportColumnsOf(
    MilestoneEntity,
    {
      period_label: { english: null },
      note: { english: { from: 'note_en', description: 'What a reader must know about this row.' } },
      note_en: false,
    },
    [CITATIONS_COLUMN],
  ),
  select: milestoneList.select,
  ...cited,
};

export const milestone: ModulePart = {
  entities: [MilestoneEntity],
  kinds: [milestoneNode],
  searchable: [
    textsOf(MilestoneEntity, milestoneNode, {
      names: { activity: 'activity' },
      texts: { product: 'product', periodLabel: 'period_label', note: 'note' },
      relations: { project: ['project', 'project'] },
    }),
  ],
  resolvers: [MilestoneResolver, MilestonesResolver, ProjectMilestonesResolver],
  resources: [resource],
  exports: [table],
};
