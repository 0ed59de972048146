import { type Finding, hasErrors, type Report } from './finding.js';

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
    return [rule, ...own.map(({ severity, where, problem, instead }) => `  ${severity}: ${where}\n    ${problem}\n    ${instead}`)].join('\n');
  });
  const seen = notes.length > 0 ? [`seen\n${notes.map((note) => `  ${note}`).join('\n')}`] : [];
  const verdict = `${source} ${hasErrors(findings) ? 'does not fit' : 'fits'}: ${counts(findings)}.`;
  return [...groups, ...seen, verdict].join('\n\n');
}

/** The same for programs. */
export function reportJson(source: string, { findings, notes }: Report): string {
  return JSON.stringify({ source, fits: !hasErrors(findings), findings, notes }, null, 2);
}
