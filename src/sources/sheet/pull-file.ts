import { basename } from 'node:path';
import type { PullRequest, PullSummary, SourceCells, SourceRow } from '../../contract/source.js';
import { KeySet } from '../../packages/check/large/key-set.js';
import { indicatorRow } from '../mapping/indicator-definition.js';
import { Problems } from './problems.js';
import type { MappedFile } from './sheet-mapping.js';

/** A file whose rows become figures. */
export interface FigureFile {
  sha256: string;
  /** The sheets that the mapping names, as a locator. */
  locator: string;
  /** The figures in order; what the mapping does not explain goes to `problems`. */
  figures: (problems: Problems) => Iterable<SourceCells> | AsyncIterable<SourceCells>;
  /** What the reader should know, once all figures were read. */
  warnings: () => string[];
}

/**
 * The package of a file with figures: its document, organisations and indicators, then the figures as they are read.
 * @throws SourceError with the address of every cell that the mapping does not explain; nothing is published then
 */
export async function* pullFile(
  { subject: path, packageName }: Pick<PullRequest<unknown>, 'subject' | 'packageName'>,
  mapping: MappedFile,
  file: FigureFile,
): AsyncGenerator<SourceRow, PullSummary> {
  const name = basename(path);
  const { url, ...document } = mapping.document;
  const { sha256, locator } = file;
  yield ['document', { slug: packageName, ...document, kind: 'MONITOR', language: 'nl', sha256 }];
  for (const organisation of mapping.organisations) yield ['organisations', { ...organisation, locator }];
  for (const [slug, definition] of Object.entries(mapping.indicators))
    yield ['indicators', indicatorRow(slug, definition, locator)];
  const problems = new Problems();
  const keys = new KeySet();
  let [count, missing] = [0, 0];
  for await (const row of file.figures(problems)) {
    count += 1;
    if (row.missing) missing += 1;
    const key = [row.indicator, row.area, row.period] as string[];
    const locator = String(row.locator);
    const earlier = keys.add(key, Number(/\d+$/.exec(locator)?.[0]));
    // Nothing would decide which of two cells is meant.
    if (earlier !== null) problems.add(`${locator}: is the same figure as one in row ${earlier} (${key.join(', ')}).`);
    if (problems.count === 0) yield ['measurements', row];
  }
  if (count === 0 && problems.count === 0)
    problems.add('no figure was found: check header_rows, first_row and last_row.');
  if (problems.count > 0) throw problems.error(name);
  return {
    title: document.title,
    licenses: mapping.licences,
    sources: [{ title: name, ...(url ? { path: url } : {}), version: document.published_on }],
    warnings: [
      ...(missing === 0
        ? []
        : [`${missing} of the ${count} cells have no figure; they are in the package as missing.`]),
      ...file.warnings(),
    ],
  };
}
