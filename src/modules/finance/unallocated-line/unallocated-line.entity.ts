import { defineEntity, p } from '@mikro-orm/core';
import { type Row, slug } from '../../../contract/entity.js';
import { manyBy, manyOf, nodeOf, oneBy } from '../../../store/loaders.js';
import { BudgetLineEntity, budgetLineNode, type BudgetLineRow } from '../budget-line/budget-line.entity.js';
import { speerpuntNode, type SpeerpuntRow } from '../../policy/index.js';
import type { RequestContext } from '../../../contract/request-context.js';

/** A budget line of which nothing is allocated to a speerpunt, with the reason. */
export const UnallocatedLineEntity = defineEntity({
  name: 'UnallocatedLine',
  tableName: 'unallocated_line',
  properties: {
    id: p.text().primary(),
    budget_line: slug().comment('Slug of the budget line.'),
    decided_by: p.text().comment('Who decided so.'),
    reason_nl: p.text().comment('Reason, in Dutch.'),
    reason_en: p.text().nullable().comment('Reason, in English.'),
    package: p.text(),
  },
});

export type UnallocatedLineRow = Row<typeof UnallocatedLineEntity>;

export const unallocatedLineNode = nodeOf('unallocated-line', 'UnallocatedLine', UnallocatedLineEntity);

export const unallocatedLineOf = oneBy(UnallocatedLineEntity, 'budget_line');

/** A speerpunt that an unallocated line may serve in part; no document states which part. */
export const LineCandidateEntity = defineEntity({
  name: 'LineCandidate',
  tableName: 'line_candidate',
  properties: { budget_line: slug().primary(), speerpunt: slug().primary(), position: p.integer(), package: p.text() },
});

const candidatesOfLine = manyBy(LineCandidateEntity, 'budget_line', ['position']);

/** The speerpunten that a line may serve in part. */
export async function candidateSpeerpunten(context: RequestContext, line: string): Promise<SpeerpuntRow[]> {
  const candidates = await candidatesOfLine(context, line);
  const rows = await Promise.all(candidates.map(({ speerpunt }) => speerpuntNode.load(context, speerpunt)));
  return rows.filter((row) => row !== null);
}

const candidacies = manyBy(LineCandidateEntity, 'speerpunt', ['budget_line']);

/** The lines that may serve a speerpunt in part, by slug. */
export async function candidateLinesOf(context: RequestContext, speerpunt: string): Promise<BudgetLineRow[]> {
  const rows = await candidacies(context, speerpunt);
  const lines = await Promise.all(rows.map(({ budget_line }) => budgetLineNode.load(context, budget_line)));
  return lines.filter((line) => line !== null);
}

/** A decision on a line of a plan: one row for each candidate, or one without a speerpunt. */
export interface DecisionRow {
  plan: string;
  budget_line: string;
  speerpunt: string | null;
}

export const decisionsOfPlan = manyOf<DecisionRow>('plan', (context, plans) =>
  context
    .tables(UnallocatedLineEntity, LineCandidateEntity, BudgetLineEntity)
    .selectFrom('unallocated_line as u')
    .innerJoin('budget_line as l', 'l.slug', 'u.budget_line')
    .leftJoin('line_candidate as c', 'c.budget_line', 'u.budget_line')
    .select(['l.plan', 'u.budget_line', 'c.speerpunt'])
    .where('l.plan', 'in', [...plans])
    .orderBy('u.budget_line')
    .orderBy('c.position')
    .$castTo<DecisionRow>()
    .execute(),
);
