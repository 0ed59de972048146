import type { Finding } from './finding.js';
import { findingAt, type SourceRow } from './source-row.js';

/** What somebody who brings a package may write about. */
export interface Permit {
  /** Who it is: packages that others brought are closed to them. */
  subject: string;
  /** Codes of the areas that rows may name, those within them included; null for all. */
  areas: ReadonlySet<string> | null;
  /** Names of the kinds of file that may hold rows; null for all. */
  kinds: ReadonlySet<string> | null;
}

/** The row that says what the package was read in belongs to every package. */
const ALWAYS = 'document';

/** What a row touches beyond a permit. */
export function forbiddenIn(source: SourceRow, { areas, kinds }: Permit): Finding[] {
  const { resource, row } = source;
  const findings: Finding[] = [];
  if (kinds && resource.name !== ALWAYS && !kinds.has(resource.name)) {
    findings.push(findingAt(source, { rule: 'permission', message: `The token does not allow ${resource.name}, only ${[...kinds].join(', ') || 'nothing'}: leave the row out.` }));
  }
  if (!areas) return findings;
  for (const { name, refersTo } of resource.fields) {
    const cell = refersTo === 'area' ? (row.cells[name] ?? null) : null;
    if (cell === null) continue;
    for (const code of Array.isArray(cell) ? cell : [String(cell)]) {
      if (areas.has(code)) continue;
      findings.push(findingAt(source, { column: name, value: code, rule: 'permission', message: `The token does not allow the area ${code}: leave the row out, or ask for a token that does.` }));
    }
  }
  return findings;
}
