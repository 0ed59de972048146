import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type PullRequest, type PullSummary, type Reporter, SILENT, type Source } from '../contract/source.js';
import { UNFINISHED } from '../packages/format/placeholders.js';
import { packageName, PackageWriter, rejectExisting } from '../packages/write/package-writer.js';
import { NoValuesError } from './errors.js';

interface PullOptions<Mapping> extends Pick<PullRequest<Mapping>, 'subject' | 'client' | 'baseUrl' | 'mapping'> {
  /** Folder of the package. */
  out: string;
  /** Whether a package that exists is replaced. */
  replace?: boolean;
  /** Whether pages of an interrupted pull are discarded. */
  restart?: boolean;
  progress?: Reporter;
}

/** The outcome of a pull. */
export interface Pulled {
  /** Number of rows by resource. */
  rows: Map<string, number>;
  warnings: PullSummary['warnings'];
}

/**
 * Pulls data from a source and writes them as a data package.
 * @throws SourceError; then no package is written, and pages that were read remain for the next attempt
 */
export async function pull<Mapping>(source: Source<Mapping>, options: PullOptions<Mapping>): Promise<Pulled> {
  const { out, replace = false, restart = false, progress = SILENT, ...request } = options;
  rejectExisting(out, replace);
  // Beside the package: a folder given with a slash at its end has its pages there too.
  const pagesFolder = `${resolve(out)}${UNFINISHED}`;
  const removePages = () => rmSync(pagesFolder, { recursive: true, force: true });
  if (restart) removePages();
  const rows = source.pull({ ...request, packageName: packageName(out), pagesFolder, progress });
  let writer: PackageWriter | undefined;
  try {
    let next = await rows.next();
    writer = new PackageWriter(out, { replace });
    for (; !next.done; next = await rows.next()) await writer.write(...next.value);
    const { warnings, ...description } = next.value;
    const written = await writer.finish(description);
    removePages();
    return { rows: written, warnings };
  } catch (cause) {
    await writer?.abandon();
    if (cause instanceof NoValuesError) removePages();
    throw cause;
  }
}
