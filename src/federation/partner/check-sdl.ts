import { checkComposition } from './composition.js';
import { type Finding, hasErrors } from './finding.js';
import type { OurGraph } from './our-graph.js';
import { type Partner, partnerOf } from './partner.js';
import { checkPrevious } from './previous.js';
import { checkDescriptions } from './rules/descriptions.js';
import { checkGateway } from './rules/gateway.js';
import { checkGraphFields } from './rules/graph-fields.js';
import { checkInternals } from './rules/internals.js';
import { checkKeys } from './rules/keys.js';
import { checkKnownTypes } from './rules/known-types.js';
import { checkLink } from './rules/link.js';
import { checkNames } from './rules/names.js';
import { checkNulls } from './rules/nulls.js';
import { checkNumbers } from './rules/numbers.js';
import { checkOwnKeys } from './rules/own-keys.js';
import { parseSdl } from './rules/parses.js';
import { checkRootTypes } from './rules/root-types.js';
import { checkValues } from './rules/values.js';

/** The rules about a document alone, in the order in which their findings are told. */
const RULES: ((partner: Partner, ours: OurGraph) => Finding[])[] = [
  checkLink,
  checkKnownTypes,
  checkKeys,
  checkOwnKeys,
  checkGraphFields,
  checkRootTypes,
  checkValues,
  checkInternals,
  checkGateway,
  checkNames,
  checkNulls,
  checkNumbers,
  checkDescriptions,
];

/** What a document says; without a partner when it cannot be read. */
export interface SdlCheck {
  partner: Partner | null;
  findings: Finding[];
}

/**
 * Checks a partner's document against the graph. It is composed only when the rules found nothing that keeps it out: what
 * composition says of such a document is an echo of that, in words that are harder to read.
 */
export function checkSdl(sdl: string, ours: OurGraph, previousSdl: string | null = null): SdlCheck {
  const read = parseSdl(sdl);
  if ('finding' in read) return { partner: null, findings: [read.finding] };
  const partner = partnerOf(sdl, read.document);
  const findings = RULES.flatMap((rule) => rule(partner, ours));
  if (!hasErrors(findings)) findings.push(...checkComposition(partner, ours));
  // What names types that are not there is no schema, and cannot be compared with one.
  const whole = !findings.some(({ rule }) => rule === 'types');
  if (previousSdl !== null && whole) findings.push(...checkPrevious(partner, previousSdl));
  return { partner, findings };
}
