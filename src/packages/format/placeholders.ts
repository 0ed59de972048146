/**
 * What `new` writes where the author has to write something. A package that still has one of them is not finished.
 */
export const PLACEHOLDER = {
  title: 'Titel van het document',
  /** SHA-256 of no bytes. */
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  note: 'Voorbeeldregel: vervang of verwijder deze.',
} as const;

/** How to replace each of them. */
export const PLACEHOLDERS: ReadonlyMap<string, string> = new Map([
  [PLACEHOLDER.title, 'is the placeholder of a new package: write the title that the document itself has'],
  [
    PLACEHOLDER.sha256,
    'is the checksum of an empty file: write that of the file that you read the figures in, as `sha256sum FILE` ' +
      'prints it',
  ],
  [PLACEHOLDER.note, 'marks the example row of a new package: replace it by figures of your own, or remove it'],
]);

/** The end of the name of a folder with pages of an unfinished pull; no package can have such a name. */
export const UNFINISHED = '.partial';
