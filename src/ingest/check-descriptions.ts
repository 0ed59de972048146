import type { Finding } from './finding.js';
import { factOf, findingAt, type SourceRow } from './source-row.js';

/** Each thing is described once, unless its kind may be described by several documents. Equal keys in one file are found elsewhere. */
export function checkDescriptions(rows: readonly SourceRow[]): Finding[] {
  const first = new Map<string, SourceRow>();
  return rows.flatMap((source) => {
    const id = factOf(source)?.id;
    if (id === undefined) return [];
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, source);
      return [];
    }
    const sameFile = earlier.package === source.package && earlier.resource === source.resource;
    if (sameFile || (source.resource.mergeable && earlier.resource === source.resource)) return [];
    const place = `${earlier.package}/${earlier.file} row ${earlier.line}`;
    const message = `"${id}" is already described by ${place}: cite it in mentions.csv instead.`;
    return [findingAt(source, { column: source.resource.key.join(', '), value: id, rule: 'duplicate', message })];
  });
}
