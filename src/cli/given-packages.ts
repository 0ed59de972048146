import { withPackages } from '../ingest/open-location.js';
import { type PackageFiles, unfinishedIn } from '../ingest/package-files.js';
import { modules } from '../modules/index.js';

/** Does something with the packages at a location, and says which folders there are none yet. */
export async function withGiven<T>(location: string, act: (packages: PackageFiles[]) => Promise<T>): Promise<T> {
  return withPackages(location, modules, (given) => {
    for (const name of unfinishedIn(location)) process.stderr.write(`${name} is passed over: it holds pages of a pull that has not ended.\n`);
    return act(given);
  });
}
