/** Why an export is not possible, as the problem details (RFC 9457) that the caller receives. */
export class ExportProblem extends Error {
  /**
   * @param title the type of problem; @param detail what is wrong this time, and what would be right
   * @param more further members for programs
   */
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = 'ExportProblem';
  }
}
