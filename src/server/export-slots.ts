import { ExportProblem } from '../export/index.js';

/** How many files are made at once, and for how long one may take. */
export interface ExportLimits {
  simultaneous: number;
  /** Milliseconds: a snapshot that is held for long keeps the database from tidying up. */
  exportMs: number;
  /** Seconds after which whoever was turned away may ask again. */
  retryAfter: number;
}

export const EXPORT_LIMITS: ExportLimits = { simultaneous: 4, exportMs: 600_000, retryAfter: 5 };

/** The places of files that are being made. */
export class ExportSlots {
  #taken = 0;

  constructor(readonly limits: ExportLimits) {}

  /**
   * Takes a place. @returns how to give it back; further calls do nothing
   * @throws ExportProblem when none is free
   */
  take(): () => void {
    const { simultaneous, retryAfter } = this.limits;
    if (this.#taken >= simultaneous) {
      throw new ExportProblem(503, 'Too many exports', `${simultaneous} files are being made, as many as this server makes at once: ask again in ${retryAfter} seconds.`, { retryAfter });
    }
    this.#taken += 1;
    let given = false;
    return () => {
      if (!given) this.#taken -= 1;
      given = true;
    };
  }

  get taken(): number {
    return this.#taken;
  }
}
