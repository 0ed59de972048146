import type { BaseGraph } from './base-graph.js';
import { type Finding, findingsOf, hasErrors } from './finding.js';
import { parseSdl, type Partner, readPartner } from './partner.js';
import { breaking } from './rules/breaking.js';
import { composition } from './rules/composition.js';
import { gateway, link } from './rules/federation.js';
import { graphFields, nulls, rootTypes } from './rules/fields.js';
import { internals } from './rules/internals.js';
import { keys, ownKeys } from './rules/keys.js';
import { descriptions, names, numbers } from './rules/style.js';
import { types, values } from './rules/types.js';

/** The rules for other parts of a document, in the order of their findings. */
const RULES = [keys, ownKeys, graphFields, rootTypes, values, internals, gateway, names, nulls, numbers, descriptions];

export interface SdlCheck {
  /** Null when the document is no schema, so that no server can be checked against it. */
  partner: Partner | null;
  findings: Finding[];
}

/**
 * Checks a partner's document against the graph. It is composed only when no rule found an error: composition would
 * report the same problem again, less readably.
 */
export function checkSdl(sdl: string, base: BaseGraph, previousSdl: string | null = null): SdlCheck {
  const read = parseSdl(sdl);
  if ('problem' in read) return { partner: null, findings: findingsOf('parses', [read.problem]) };
  const partner = readPartner(sdl, read.document);
  const undefinedTypes = types(partner, base);
  const findings = [...link(partner), ...undefinedTypes, ...RULES.flatMap((rule) => rule(partner, base))];
  if (!hasErrors(findings)) findings.push(...composition(partner, base));
  // Without definitions of its types, a document is not a schema, and cannot be compared with one.
  if (undefinedTypes.length > 0) return { partner: null, findings };
  if (previousSdl !== null) findings.push(...breaking(partner, previousSdl));
  return { partner, findings };
}
