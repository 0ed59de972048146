/** How the name of a folder ends that holds pages of a pull which has not ended; no package can be called so. */
export const UNFINISHED = '.partial';
