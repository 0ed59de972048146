import { getNamedType, type GraphQLSchema, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { modules } from '../../src/modules/index.js';

const IDENTIFIES = 'identifies: a key, a code, a checksum, a moment, an address';
const PROPER = 'a proper name or title, which is not translated';
const AS_PRINTED = 'as the document prints it';
const OF_THE_NAMES =
  'as the document prints it, in the imported package with names of people, which has no translation';
const OF_THE_OPERATOR = 'for the operator of the service, in English like every error';

/** Fields with a text that takes no language, and why. A field that the graph composes never belongs here. */
const WITHOUT_LANGUAGE: Record<string, string> = {
  'Allocation.assignedBy': PROPER,
  'AreaClass.value': IDENTIFIES,
  'Body.slug': IDENTIFIES,
  'BudgetLine.slug': IDENTIFIES,
  'Caveat.slug': IDENTIFIES,
  'Change.changedAt': IDENTIFIES,
  'Change.dataVersion': IDENTIFIES,
  'Change.package': IDENTIFIES,
  'Citation.locator': AS_PRINTED,
  'Country.code': IDENTIFIES,
  'DataVersion.id': IDENTIFIES,
  'DataVersion.importedAt': IDENTIFIES,
  'DocumentReference.slug': IDENTIFIES,
  'DocumentReference.title': PROPER,
  'DocumentReference.url': IDENTIFIES,
  'DocumentText.field': IDENTIFIES,
  'DocumentText.text': 'one text per language, which its field `language` names; `texts` takes lang',
  'GroupKey.dimension': IDENTIFIES,
  'GroupKey.value': IDENTIFIES,
  'Import.dataVersion': IDENTIFIES,
  'Import.importedAt': IDENTIFIES,
  'Import.importedBy': PROPER,
  'Import.outOfDateReason': OF_THE_OPERATOR,
  'Import.package': IDENTIFIES,
  'Import.sha256': IDENTIFIES,
  'Indicator.slug': IDENTIFIES,
  'Intervention.slug': IDENTIFIES,
  'Intervention.url': IDENTIFIES,
  'Investment.slug': IDENTIFIES,
  'Milestone.periodLabel': AS_PRINTED,
  'Money.currency': IDENTIFIES,
  'Municipality.code': IDENTIFIES,
  'NeedLevel.code': IDENTIFIES,
  'Neighbourhood.code': IDENTIFIES,
  'Organisation.slug': IDENTIFIES,
  'Organisation.website': IDENTIFIES,
  'Period.code': IDENTIFIES,
  'Person.name': PROPER,
  'Person.note': OF_THE_NAMES,
  'PolicyAction.schedule': IDENTIFIES,
  'PolicyAction.slug': IDENTIFIES,
  'PolicyPlan.slug': IDENTIFIES,
  'Programme.code': IDENTIFIES,
  'Project.slug': IDENTIFIES,
  'ProjectResult.code': IDENTIFIES,
  'ProjectResult.target': AS_PRINTED,
  'Region.code': IDENTIFIES,
  'Region.slug': IDENTIFIES,
  'RiskGroup.slug': IDENTIFIES,
  'SearchHit.field': IDENTIFIES,
  'SearchHit.fragment': 'in the language of the text that was found',
  'SearchHit.kind': IDENTIFIES,
  'SourceDocument.language': IDENTIFIES,
  'SourceDocument.links': IDENTIFIES,
  'SourceDocument.sha256': IDENTIFIES,
  'SourceDocument.slug': IDENTIFIES,
  'SourceDocument.title': PROPER,
  'Speerpunt.slug': IDENTIFIES,
  'UnallocatedLine.decidedBy': PROPER,
  'Unit.code': IDENTIFIES,
  'Unit.symbol': AS_PRINTED,
};

/** Relay's own types, whose texts are cursors and addresses. */
const PAGING = /(Connection|Edge|PageInfo)$/;

/** The fields of text of the graph, with whether they take a language. */
function textsOf(schema: GraphQLSchema): { where: string; takesLanguage: boolean }[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return types
    .filter(({ name }) => !name.startsWith('__') && !PAGING.test(name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name === 'String')
        .map((field) => {
          const lang = field.args.find(({ name }) => name === 'lang');
          const takesLanguage = String(lang?.type) === 'Language' && lang?.defaultValue === 'NL';
          return { where: `${type.name}.${field.name}`, takesLanguage };
        }),
    );
}

describe('texts of the graph', () => {
  it('are in both languages, or have a reason why not', async () => {
    const texts = textsOf(await buildGraphSchema(modules));
    const without = texts.filter(({ takesLanguage }) => !takesLanguage).map(({ where }) => where);
    expect(without.sort()).toEqual(Object.keys(WITHOUT_LANGUAGE).sort());
    expect(texts.length - without.length).toBeGreaterThan(50);
  });
});
