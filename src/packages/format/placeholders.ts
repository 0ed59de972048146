/**
 * What `new` writes where somebody has to write something of their own. A package in which one of them still stands transcribes nothing.
 */
export const PLACEHOLDER = {
  title: 'Titel van het document',
  /** SHA-256 of no bytes. */
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  note: 'Voorbeeldregel: vervang of verwijder deze.',
} as const;

/** What is to be done about each of them. */
export const PLACEHOLDERS: ReadonlyMap<string, string> = new Map([
  [PLACEHOLDER.title, 'stands there until you write the title: the one that the document itself has'],
  [
    PLACEHOLDER.sha256,
    'is the checksum of an empty file: write that of the file that you read the figures in, as `sha256sum FILE` prints it',
  ],
  [
    PLACEHOLDER.note,
    'marks the row that a new package has for an example: put figures of your own in its place, or take it out',
  ],
]);

/** How the name of a folder ends that holds pages of a pull which has not ended; no package can be called so. */
export const UNFINISHED = '.partial';
