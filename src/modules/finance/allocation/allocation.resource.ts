import { nodeId } from '../../../contract/node-id.js';
import {
  cells,
  common,
  number,
  type PackageResource,
  type PackageRow,
  requiredText,
  text,
} from '../../../contract/package-resource.js';
import { AllocationBasis } from './allocation.type.js';
import { Amount } from '../money.js';
import { enumeration } from '../spend/spend.js';

/** How exactly a share is kept: whole millionths, so that the rest of a line is known exactly in both stores. */
const SHARE_DECIMALS = 6;
export const WHOLE_SHARE = 10 ** SHARE_DECIMALS;

function idOf(row: PackageRow): string {
  return nodeId('allocation', requiredText(row, 'budget_line'), requiredText(row, 'speerpunt'));
}

function check(row: PackageRow): string | null {
  const share = new Amount(number(row, 'share') ?? 0);
  if (share.isZero())
    return 'has share 0: leave the row out, or give the part of the line that serves the speerpunt, up to 1.';
  if (share.decimalPlaces() > SHARE_DECIMALS)
    return `has share ${share} with more than ${SHARE_DECIMALS} decimals: round it.`;
  if (row.cells.basis === AllocationBasis.ASSIGNED && (!text(row, 'assigned_by') || !text(row, 'rationale_nl'))) {
    return 'is ASSIGNED without assigned_by or rationale_nl: say who judged so, and why.';
  }
  return null;
}

/** Which part of a line serves which speerpunt. A pair stands once, so that no amount is counted twice. */
export const allocations: PackageResource = {
  name: 'allocations',
  description:
    'Which part of a budget line serves which speerpunt; ASSIGNED where that is a judgement and not in a document.',
  key: ['budget_line', 'speerpunt'],
  fields: [
    {
      name: 'budget_line',
      type: 'slug',
      required: true,
      refersTo: 'budget-line',
      description: 'Slug of the budget line.',
    },
    {
      name: 'speerpunt',
      type: 'slug',
      required: true,
      refersTo: 'speerpunt',
      description: 'Slug of the speerpunt that it serves.',
    },
    {
      name: 'basis',
      type: 'string',
      required: true,
      values: Object.values(AllocationBasis),
      description: 'Whether a document says so, or somebody assigned it.',
    },
    {
      name: 'share',
      type: 'number',
      required: true,
      minimum: 0,
      maximum: 1,
      description: 'The part of the line that serves it: above 0, up to 1, at most 6 decimals.',
    },
    { name: 'assigned_by', type: 'string', description: 'Who assigned it; required for ASSIGNED.' },
    { name: 'rationale_nl', type: 'string', description: 'Why, in Dutch; required for ASSIGNED.' },
    { name: 'rationale_en', type: 'string', description: 'Why, in English.' },
    common.locator,
  ],
  check,
  fact: (row) => ({
    id: idOf(row),
    nameNl: `Toedeling van ${requiredText(row, 'budget_line')} aan ${requiredText(row, 'speerpunt')}`,
    nameEn: `Allocation of ${requiredText(row, 'budget_line')} to ${requiredText(row, 'speerpunt')}`,
    // A search for the line finds the line, which shows its allocations.
    searchable: false,
  }),
  toTables: (row) => [
    {
      table: 'allocation',
      values: {
        id: idOf(row),
        ...cells(row, 'budget_line', 'speerpunt', 'basis', 'share', 'assigned_by', 'rationale_nl', 'rationale_en'),
      },
    },
  ],
};

/** An area as far as its name and code go. */
interface NamedArea {
  code: string;
  name_nl: string;
}

/**
 * Why the spend of a plan cannot be divided by the inhabitants of an area, in Dutch; null when it can. It can when the plan is for
 * that area alone: what several areas spend together says nothing about one of them.
 * @param planAreas codes of the areas that the plan is for; @param area the area asked for, null for the plan's own
 */
export function divisionProblem(planAreas: readonly string[], area: NamedArea | null): string | null {
  if (area && !planAreas.includes(area.code)) {
    return (
      `Het plan geldt niet voor ${area.name_nl}: de uitgaven zijn die van het plan zelf, ` +
      `en een bedrag per jonge inwoner van ${area.name_nl} is er niet.`
    );
  }
  if (planAreas.length === 1) return null;
  if (planAreas.length === 0) return 'Het plan noemt geen gebied: een bedrag per jonge inwoner is er niet.';
  return (
    `Het plan geldt voor ${planAreas.length} gebieden samen (${enumeration(planAreas)}): ` +
    'een bedrag per jonge inwoner van één gebied is er niet.'
  );
}
