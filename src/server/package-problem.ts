import type { Problem } from './problem.js';

/** Why a posted package is not taken, in the words of the answer. */
export class PackageProblem extends Error {
  /** @param retryAfter seconds after which it may be otherwise */
  constructor(readonly problem: Problem, readonly retryAfter?: number) {
    super(problem.detail);
    this.name = 'PackageProblem';
  }
}
