import type { Words } from '../../../contract/words.js';
import { manyOf } from '../../../store/loaders.js';
import { asItIs, type GroupLabel, inWordsOf, nameOf } from '../../indicators/index.js';
import { BudgetLineEntity, type ProgrammeColumns, programmeOf } from '../budget-line/budget-line.entity.js';
import { BudgetBasis, BudgetFlow, BudgetKind, BudgetScheme } from '../budget-line/budget-line.type.js';
import { BudgetDimension, NOT_ALLOCATED } from './budget-summary.type.js';

const KINDS: Readonly<Record<BudgetKind, Words>> = {
  [BudgetKind.STRUCTURAL]: { nl: 'structureel', en: 'structural' },
  [BudgetKind.INCIDENTAL]: { nl: 'incidenteel', en: 'incidental' },
  [BudgetKind.OPTIONAL]: { nl: 'optioneel', en: 'optional' },
  [BudgetKind.NOT_STATED]: { nl: 'niet vermeld', en: 'not stated' },
};

const BASES: Readonly<Record<BudgetBasis, Words>> = {
  [BudgetBasis.BUDGETED]: { nl: 'begroot', en: 'budgeted' },
  [BudgetBasis.REALISED]: { nl: 'gerealiseerd', en: 'realised' },
};

const SCHEMES: Readonly<Record<BudgetScheme, Words>> = {
  [BudgetScheme.PLAN]: { nl: 'plan', en: 'plan' },
  [BudgetScheme.IV3]: { nl: 'taakvelden (Iv3)', en: 'task fields (Iv3)' },
};

const FLOWS: Readonly<Record<BudgetFlow, Words>> = {
  [BudgetFlow.EXPENSE]: { nl: 'lasten', en: 'expenses' },
  [BudgetFlow.INCOME]: { nl: 'baten', en: 'income' },
};

const WITHOUT_SPEERPUNT = { [NOT_ALLOCATED]: { nl: 'niet toegedeeld', en: 'not allocated' } };

/** Programmes have no table of their own: their names are those in the lines. */
const namesOfProgramme = manyOf<ProgrammeColumns>('programme', (context, codes) =>
  context
    .tables(BudgetLineEntity)
    .selectFrom('budget_line')
    .select(['programme', 'programme_name_nl', 'programme_name_en'])
    .distinct()
    .where('programme', 'in', [...codes])
    .orderBy('programme_name_nl')
    .execute(),
);

/** The name of a programme, or each of them where documents name it differently. */
const programmeLabel: GroupLabel = async (context, code) => {
  const programmes = (await namesOfProgramme(context, code)).map(programmeOf);
  return {
    nl: programmes.map(({ name_nl }) => name_nl).join(' / '),
    en: programmes.map(({ name_nl, name_en }) => name_en ?? name_nl).join(' / '),
  };
};

/** How the groups of budget lines are named. */
export const BUDGET_LABELS: Readonly<Record<BudgetDimension, GroupLabel>> = {
  [BudgetDimension.AREA]: nameOf('area'),
  [BudgetDimension.PROGRAMME]: programmeLabel,
  [BudgetDimension.YEAR]: asItIs,
  [BudgetDimension.KIND]: inWordsOf(KINDS),
  [BudgetDimension.BASIS]: inWordsOf(BASES),
  [BudgetDimension.SPEERPUNT]: nameOf('speerpunt', WITHOUT_SPEERPUNT),
  [BudgetDimension.PLAN]: nameOf('policy-plan'),
  [BudgetDimension.SCHEME]: inWordsOf(SCHEMES),
  [BudgetDimension.FLOW]: inWordsOf(FLOWS),
};
