/** A server that gives no GraphQL answer: what it does, and what it should do. */
export class NoAnswerError extends Error {
  constructor(readonly problem: string, readonly instead: string) {
    super(`${problem} ${instead}`);
    this.name = 'NoAnswerError';
  }
}
