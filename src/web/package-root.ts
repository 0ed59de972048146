/** The folder of package.json, from `src/web` and from `dist/web` alike. */
export const PACKAGE_ROOT = new URL('../../', import.meta.url);
