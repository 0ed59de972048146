/** What a partner's subgraph can break. */
type Rule =
  | 'breaking'
  | 'composition'
  | 'descriptions'
  | 'gateway'
  | 'graph-fields'
  | 'internals'
  | 'keys'
  | 'link'
  | 'names'
  | 'nulls'
  | 'numbers'
  | 'own-keys'
  | 'parses'
  | 'references'
  | 'root-types'
  | 'service'
  | 'speed'
  | 'types'
  | 'values';

/** One thing about a partner's subgraph that does not fit, or could fit better, with the place where to mend it. */
export interface Finding {
  rule: Rule;
  /** An error keeps the subgraph out of the graph; a warning does not. */
  severity: 'error' | 'warning';
  /** A coordinate with its place in the SDL (`Municipality.waitingTimes (12:3)`), or a request that was made. */
  where: string;
  /** What is wrong. */
  problem: string;
  /** What to write or do instead. */
  instead: string;
}

/** What a check found, and what it saw that is worth knowing. */
export interface Report {
  findings: Finding[];
  notes: string[];
}

/** A rule's own errors and warnings: what they are about stands once. */
export function findingsOf(rule: Rule) {
  const make =
    (severity: Finding['severity']) =>
    (where: string, problem: string, instead: string): Finding => ({ rule, severity, where, problem, instead });
  return { error: make('error'), warning: make('warning') };
}

/** Whether something keeps the subgraph out. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

function counts(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`;
}

/** The findings under their rules, each with what is wrong, where, and what to write instead; then what was seen, and the verdict. */
export function formatReport(source: string, { findings, notes }: Report): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const groups = rules.map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    return [
      rule,
      ...own.map(({ severity, where, problem, instead }) => `  ${severity}: ${where}\n    ${problem}\n    ${instead}`),
    ].join('\n');
  });
  const seen = notes.length > 0 ? [`seen\n${notes.map((note) => `  ${note}`).join('\n')}`] : [];
  const verdict = `${source} ${hasErrors(findings) ? 'does not fit' : 'fits'}: ${counts(findings)}.`;
  return [...groups, ...seen, verdict].join('\n\n');
}

/** The same for programs. */
export function reportJson(source: string, { findings, notes }: Report): string {
  return JSON.stringify({ source, fits: !hasErrors(findings), findings, notes }, null, 2);
}
