/** Who is told how far a pull is; the command line shows it. */
export interface Reporter {
  start(label: string, total?: number | null): void;
  advance(steps?: number): void;
  note(text: string): void;
}

export const SILENT: Reporter = { start: () => undefined, advance: () => undefined, note: () => undefined };

/** A source cannot be taken over; the message says what was asked of whom, what is wrong with it, and what to do. */
export class SourceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SourceError';
  }
}

/** What was asked for is not there (HTTP 404). */
export class NotFoundError extends SourceError {}

/** Many things that are wrong, as one error with a line for each; beyond forty it says how many more there are. */
export function manyProblems(heading: string, problems: readonly string[]): SourceError {
  const shown = problems.slice(0, MOST_SHOWN).map((problem) => `  ${problem}`);
  const more = problems.length - shown.length;
  return new SourceError([heading, ...shown, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n'));
}

const MOST_SHOWN = 40;
