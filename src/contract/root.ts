import { existsSync } from 'node:fs';

/**
 * The folder of the program as a URL: the nearest above this file with a package.json. The file runs from src/contract/
 * in tests, and as part of any file of dist/ once bundled.
 */
export const ROOT = (() => {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) folder = new URL('..', folder);
  return folder;
})();
