import type { PackageResource } from '../persistence/package-resource.js';
import { nearest } from '../shared/nearest.js';
import type { Finding } from './finding.js';
import { findingAt, quoted } from './source-row.js';

/** The header must name exactly the columns of its resource, in their order (Data Package v2: `fieldsMatch: exact`). */
export function checkHeader(packageName: string, file: string, resource: PackageResource, header: readonly string[]): Finding[] {
  const expected = resource.fields.map(({ name }) => name);
  const finding = (column: string | null, message: string) =>
    findingAt({ package: packageName, file, line: 1, resource }, { column, rule: 'header', message });

  const missing = expected.filter((name) => !header.includes(name));
  const unknown = header.filter((name, index) => !expected.includes(name) || header.indexOf(name) !== index);
  const findings = [
    ...missing.map((name) => finding(name, `The column "${name}" is missing.`)),
    // In a file without a header, the first row of personal data stands here.
    ...unknown.map((name) => finding(resource.sensitive ? null : name, unknownColumn(resource, name, missing))),
  ];
  if (findings.length === 0 && expected.some((name, index) => header[index] !== name)) {
    findings.push(finding(null, `The columns stand in another order than ${expected.join(',')}.`));
  }
  return findings;
}

function unknownColumn(resource: PackageResource, name: string, missing: readonly string[]): string {
  const subject = resource.sensitive ? 'A column' : quoted(resource, name);
  if (resource.fields.some((field) => field.name === name)) return `${subject} stands twice.`;
  const near = resource.sensitive ? [] : nearest(name, missing);
  return `${subject} is not a column of ${resource.name}.${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ' Remove it.'}`;
}
