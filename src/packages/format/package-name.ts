import { SLUG_PATTERN } from './cell-format.js';

const PACKAGE_NAME = new RegExp(`^${SLUG_PATTERN}$`);

/** Whether a package, and so its folder, its descriptor and its document, can have this name. */
export function isPackageName(name: string): boolean {
  return PACKAGE_NAME.test(name);
}

/** What a name that no package can have should be, for the end of a message. */
export const PACKAGE_NAME_RULE = 'use lower case letters without accents, digits and single hyphens';
