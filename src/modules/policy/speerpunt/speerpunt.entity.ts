import { defineEntity, p } from '@mikro-orm/core';
import { conditional, described, named, type Row, slug } from '../../../contract/entity.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { nodeOf, manyBy, manyOf } from '../../../store/loaders.js';
import { numberedList } from '../numbered-list.js';

/** A focus area of a policy plan. */
export const SpeerpuntEntity = defineEntity({
  name: 'Speerpunt',
  tableName: 'speerpunt',
  properties: {
    plan: slug().comment('Slug of the policy plan.'),
    number: p.integer().comment('Number within the plan.'),
    ...named(),
    ...described(),
    package: p.text(),
  },
});

export type SpeerpuntRow = Row<typeof SpeerpuntEntity>;

export const speerpuntNode = nodeOf('speerpunt', 'Speerpunt', SpeerpuntEntity);

/** The id of the speerpunt with this slug. */
export const speerpuntId = speerpuntNode.id;

/** A goal of a speerpunt. */
export const SpeerpuntGoalEntity = defineEntity({
  name: 'SpeerpuntGoal',
  tableName: 'speerpunt_goal',
  properties: {
    speerpunt: slug().primary().comment('Slug of the speerpunt.'),
    document: p.text().primary(),
    position: p.integer().primary().comment("Position in the document's order."),
    text_nl: p.text().comment('The text in Dutch, in our own words.'),
    text_en: p.text().nullable().comment('The text in English, in our own words.'),
    ...conditional(),
    locator: p.text().nullable(),
    package: p.text(),
  },
});

export type GoalRow = Row<typeof SpeerpuntGoalEntity>;

/** An indicator that monitors a speerpunt according to a document. */
export const SpeerpuntIndicatorEntity = defineEntity({
  name: 'SpeerpuntIndicator',
  tableName: 'speerpunt_indicator',
  properties: {
    speerpunt: slug().primary().comment('Slug of the speerpunt.'),
    indicator: slug().primary().comment('Slug of the indicator.'),
    document: p.text().primary(),
    statement_nl: p.text().comment('The change in the indicator the document aims for, in Dutch, in our own words.'),
    statement_en: p
      .text()
      .nullable()
      .comment('The change in the indicator the document aims for, in English, in our own words.'),
    locator: p.text(),
    package: p.text(),
  },
});

export type MonitoringRow = Row<typeof SpeerpuntIndicatorEntity>;

/** An intervention that a document links to a speerpunt. */
export const SpeerpuntInterventionEntity = defineEntity({
  name: 'SpeerpuntIntervention',
  tableName: 'speerpunt_intervention',
  properties: {
    speerpunt: slug().primary().comment('Slug of the speerpunt.'),
    intervention: slug().primary().comment('Slug of the intervention.'),
    document: p.text().primary(),
    package: p.text(),
  },
});

export const speerpuntList = numberedList('speerpunten', SpeerpuntEntity);

export const goalsOf = manyBy(SpeerpuntGoalEntity, 'speerpunt', ['document', 'position']);

/** Indicators that monitor a speerpunt, with the statement of each document. */
export const monitoringOf = manyBy(SpeerpuntIndicatorEntity, 'speerpunt', ['indicator', 'document']);

export async function indicatorSlugsOfSpeerpunt(context: RequestContext, speerpuntSlug: string): Promise<string[]> {
  const monitoring = await monitoringOf(context, speerpuntSlug);
  return [...new Set(monitoring.map(({ indicator }) => indicator))];
}

/** Speerpunten with a link to one of the keys, by plan and number; a link stated by several documents counts once. */
function speerpuntenLinkedBy(column: 'indicator' | 'intervention') {
  return manyOf<SpeerpuntRow & { of: string }>('of', (context, keys) =>
    context
      .tables(SpeerpuntEntity, SpeerpuntIndicatorEntity, SpeerpuntInterventionEntity)
      .selectFrom('speerpunt')
      .innerJoin(`speerpunt_${column} as link` as 'speerpunt_indicator as link', 'link.speerpunt', 'speerpunt.slug')
      .selectAll('speerpunt')
      .select(`link.${column as 'indicator'} as of`)
      .distinct()
      .where(`link.${column as 'indicator'}`, 'in', [...keys])
      .orderBy('speerpunt.plan')
      .orderBy('speerpunt.number')
      .orderBy('speerpunt.slug')
      .execute(),
  );
}

export const speerpuntenOfIndicator = speerpuntenLinkedBy('indicator');

export const speerpuntenOfIntervention = speerpuntenLinkedBy('intervention');
