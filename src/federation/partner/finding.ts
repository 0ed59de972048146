/** What a partner's subgraph can break. */
export type Rule =
  | 'breaking' | 'composition' | 'descriptions' | 'gateway' | 'graph-fields' | 'internals' | 'keys' | 'link' | 'names' | 'nulls' | 'numbers' | 'own-keys'
  | 'parses' | 'references' | 'root-types' | 'service' | 'speed' | 'types' | 'values';

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
  const make = (severity: Finding['severity']) => (where: string, problem: string, instead: string): Finding => ({ rule, severity, where, problem, instead });
  return { error: make('error'), warning: make('warning') };
}

/** Whether something keeps the subgraph out. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
