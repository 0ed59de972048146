import { ExportProblem } from '../../export/index.js';

export interface ExportLimits {
  /** Files that are written at the same time. */
  simultaneous: number;
  /** Milliseconds for one file: an old snapshot keeps the database from reclaiming space. */
  exportMs: number;
  /** Seconds after which a rejected client may try again. */
  retryAfter: number;
}

export const EXPORT_LIMITS: ExportLimits = { simultaneous: 4, exportMs: 600_000, retryAfter: 5 };

export /** Limits how many files are written at the same time. */
class ExportSlots {
  #taken = 0;

  constructor(readonly limits: ExportLimits) {}

  /**
   * Takes a slot. @returns a function that releases it, once
   * @throws ExportProblem when none is free
   */
  take(): () => void {
    const { simultaneous, retryAfter } = this.limits;
    if (this.#taken >= simultaneous) {
      throw new ExportProblem(
        503,
        'Too many exports',
        `This server already writes ${simultaneous} files, its limit. Try again in ${retryAfter} seconds.`,
        { retryAfter },
      );
    }
    this.#taken += 1;
    let released = false;
    return () => {
      if (!released) this.#taken -= 1;
      released = true;
    };
  }
}
