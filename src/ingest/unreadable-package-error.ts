/** An archive from which no data package can be read, or should be. The message says why in one sentence and names the entry. */
export class UnreadablePackageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadablePackageError';
  }
}
