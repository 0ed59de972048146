import { defineEntity, p } from '@mikro-orm/core';
import { sql } from 'kysely';
import { code, type Row } from '../../../contract/entity.js';
import { manyBy, manyOf } from '../../../store/loaders.js';
import { AllocationBasis } from '../../finance/index.js';
import { KpiEntity, ObjectiveEntity, ProjectResultEntity } from '../planning/planning.entity.js';

/** Whether a document makes a link, or we do, and then why. */
const judged = () => ({
  basis: code(AllocationBasis).comment('STATED if the document makes the link, ASSIGNED if it is a judgement.'),
  reason_nl: p.text().nullable().comment('Reason, in Dutch; required if ASSIGNED.'),
  reason_en: p.text().nullable().comment('Reason, in English.'),
  document: p.text(),
  locator: p.text(),
  package: p.text(),
});

/** A result that an objective aims for; both are ids. */
export const ObjectiveResultEntity = defineEntity({
  name: 'ObjectiveResult',
  tableName: 'objective_result',
  properties: { objective: p.text().primary(), result: p.text().primary(), ...judged() },
});

/** A KPI that a result is measured with; both are ids. */
export const ResultKpiEntity = defineEntity({
  name: 'ResultKpi',
  tableName: 'result_kpi',
  properties: { result: p.text().primary(), kpi: p.text().primary(), ...judged() },
});

export type ObjectiveResultRow = Row<typeof ObjectiveResultEntity>;

export type ResultKpiRow = Row<typeof ResultKpiEntity>;

/** Links of objectives to results, by the code of the result: R10 comes after R9. */
export const resultsOfObjective = manyOf<ObjectiveResultRow>('objective', (context, objectives) =>
  context
    .tables(ObjectiveResultEntity, ProjectResultEntity)
    .selectFrom('objective_result as l')
    .innerJoin('project_result as r', 'r.id', 'l.result')
    .selectAll('l')
    .where('l.objective', 'in', [...objectives])
    .orderBy(sql`length(r.code)`)
    .orderBy('r.code')
    .execute(),
);

export const objectivesOfResult = manyOf<ObjectiveResultRow>('result', (context, results) =>
  context
    .tables(ObjectiveResultEntity, ObjectiveEntity)
    .selectFrom('objective_result as l')
    .innerJoin('objective as o', 'o.id', 'l.objective')
    .selectAll('l')
    .where('l.result', 'in', [...results])
    .orderBy('o.number')
    .execute(),
);

export const kpisOfResult = manyOf<ResultKpiRow>('result', (context, results) =>
  context
    .tables(ResultKpiEntity, KpiEntity)
    .selectFrom('result_kpi as l')
    .innerJoin('kpi as k', 'k.id', 'l.kpi')
    .selectAll('l')
    .where('l.result', 'in', [...results])
    .orderBy('k.number')
    .execute(),
);

export const resultsOfKpi = manyBy(ResultKpiEntity, 'kpi', ['result']);
