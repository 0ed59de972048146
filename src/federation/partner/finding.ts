import { counted } from '../../contract/counted.js';

/** A problem in a partner's subgraph, and how to fix it. */
export interface Problem {
  /** An error keeps the subgraph out of the graph; a warning does not. */
  severity: 'error' | 'warning';
  /**
   * A schema coordinate with its position in the SDL (`Municipality.waitingTimes (12:3)`), or a request that was made.
   */
  where: string;
  problem: string;
  /** What to write or do instead. */
  instead: string;
}

/** A problem, and the name of the rule that found it. */
export interface Finding extends Problem {
  rule: string;
}

/** What a check found, and observations that may be useful. */
export interface Report {
  findings: Finding[];
  notes: string[];
}

export function error(where: string, problem: string, instead: string): Problem {
  return { severity: 'error', where, problem, instead };
}

export function warning(where: string, problem: string, instead: string): Problem {
  return { severity: 'warning', where, problem, instead };
}

export function findingsOf(rule: string, problems: readonly Problem[]): Finding[] {
  return problems.map((problem) => ({ rule, ...problem }));
}

/** Declares a rule: a check whose problems are reported under a name. */
export function defineRule<Args extends unknown[]>(
  name: string,
  check: (...args: Args) => Problem[],
): (...args: Args) => Finding[] {
  return (...args) => findingsOf(name, check(...args));
}

/** Whether a finding keeps the subgraph out of the graph. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

export function joinReports(reports: readonly Report[]): Report {
  return { findings: reports.flatMap(({ findings }) => findings), notes: reports.flatMap(({ notes }) => notes) };
}

function counts(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`;
}

/** The findings grouped by rule, then the notes and the verdict. */
export function formatReport(source: string, { findings, notes }: Report): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const groups = rules.map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    return [
      rule,
      ...own.map(({ severity, where, problem, instead }) => `  ${severity}: ${where}\n    ${problem}\n    ${instead}`),
    ].join('\n');
  });
  const observed = notes.length > 0 ? [`notes\n${notes.map((note) => `  ${note}`).join('\n')}`] : [];
  const verdict = `${source} ${hasErrors(findings) ? 'does not fit' : 'fits'}: ${counts(findings)}.`;
  return [...groups, ...observed, verdict].join('\n\n');
}

/** The same as JSON. */
export function reportJson(source: string, { findings, notes }: Report): string {
  return JSON.stringify({ source, fits: !hasErrors(findings), findings, notes }, null, 2);
}
