import { defineEntity, p } from '@mikro-orm/core';
import { code, type Row, slug } from '../../../contract/entity.js';
import { manyBy, nodeOf, rowsOf } from '../../../store/loaders.js';
import { Quality } from '../../indicators/index.js';
import { CaveatSubject } from './caveat.type.js';
import { noCauseShown } from './own-caveat.js';

/** A warning from a document on how to read its figures. */
export const CaveatEntity = defineEntity({
  name: 'Caveat',
  tableName: 'caveat',
  properties: {
    id: p.text().primary(),
    slug: slug().comment('Natural key, used in ids and filters: lower case letters, digits and hyphens.'),
    plan: slug().nullable().comment('Slug of the plan whose figures the caveat concerns.'),
    about: code(CaveatSubject).comment('What it warns about; FIGURES if empty.'),
    weight: p.integer().comment('Place in an answer: 1 for the weightiest, which come first; 2 if empty.'),
    while_quality: code(Quality)
      .nullable()
      .comment('It concerns only answers that show a figure of this quality; empty if it concerns all.'),
    text_nl: p.text().comment('The text in Dutch, in our own words.'),
    text_en: p.text().nullable().comment('The text in English, in our own words.'),
    package: p.text(),
  },
});

export type CaveatRow = Row<typeof CaveatEntity>;

/** Those of documents, and our own, which is in no package. */
export const caveatNode = nodeOf<CaveatRow>('caveat', 'Caveat', async (context, ids) => {
  const stored = await rowsOf(context, CaveatEntity)
    .where('id', 'in', [...ids])
    .execute();
  return ids.includes(noCauseShown.id) ? [...stored, noCauseShown] : stored;
});

/** The id of the caveat with this slug. */
export const caveatId = caveatNode.id;

/** An indicator that a caveat concerns; a caveat without indicators concerns its plan as a whole. */
export const CaveatIndicatorEntity = defineEntity({
  name: 'CaveatIndicator',
  tableName: 'caveat_indicator',
  properties: { caveat: p.text().primary(), indicator: slug().primary(), package: p.text() },
});

/** What a caveat is limited to, or replaces: the key of a speerpunt, area or caveat. */
export const CaveatScopeEntity = defineEntity({
  name: 'CaveatScope',
  tableName: 'caveat_scope',
  properties: {
    caveat: p.text().primary(),
    relation: p.text().primary().$type<ScopeRelation>(),
    target: p.text().primary(),
    package: p.text(),
  },
});

export type ScopeRelation = 'speerpunt' | 'area' | 'replaces';

export const caveatsOfPlan = manyBy(CaveatEntity, 'plan', ['weight', 'slug']);

export const indicatorsOfCaveat = manyBy(CaveatIndicatorEntity, 'caveat', ['indicator']);

export const scopeOfCaveat = manyBy(CaveatScopeEntity, 'caveat', ['relation', 'target']);
