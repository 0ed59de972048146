/** Why something cannot be had as a file: what problem details (RFC 9457) tell a caller. */
export class ExportProblem extends Error {
  /**
   * @param title what kind of problem it is; @param detail what is wrong this time, and what would be right
   * @param more what else a program may want to know
   */
  constructor(readonly status: number, readonly title: string, readonly detail: string, readonly more: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.name = 'ExportProblem';
  }
}
