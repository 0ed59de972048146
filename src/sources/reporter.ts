/** Who is told how far a pull is; the command line shows it. */
export interface Reporter {
  start(label: string, total?: number | null): void;
  advance(steps?: number): void;
  note(text: string): void;
}

export const SILENT: Reporter = { start: () => undefined, advance: () => undefined, note: () => undefined };
