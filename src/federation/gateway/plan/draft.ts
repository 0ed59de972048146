import type { SelectionSetNode } from 'graphql';
import type { Step } from './query-plan.js';

/** A lookup while its plan is being made: where it starts from is said by where it hangs. */
export interface LookupDraft {
  graph: string;
  path: Step[];
  told: Map<string, string[]>;
  asked: Map<string, string[]>;
  set: SelectionSetNode;
  next: LookupDraft[];
  /** The fields that it and what follows it ask for. */
  fields: number;
}

/** What a subgraph is asked of things of one type (or interface), and what must be looked up elsewhere. */
export interface Planned {
  set: SelectionSetNode;
  next: LookupDraft[];
}
