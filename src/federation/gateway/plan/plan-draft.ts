import { GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import { ErrorCode } from '../../../contract/errors.js';
import { MAX_PLANNED_FIELDS } from '../../protocol.js';
import type { EntityLookup, PathStep } from './query-plan.js';

/** An entity fetch while its plan is being built. Its source is implied by where it is in the draft. */
export interface EntityFetchDraft extends Pick<EntityLookup, 'keyFields' | 'responseKeys'> {
  subgraph: string;
  path: PathStep[];
  selectionSet: SelectionSetNode;
  next: EntityFetchDraft[];
  /** The number of fields in it and in the fetches that follow it. */
  fieldCount: number;
}

/** What is requested of one subgraph for a type, and what other subgraphs must add. */
export interface PlannedSelection {
  selectionSet: SelectionSetNode;
  next: EntityFetchDraft[];
}

/** An operation whose nested type conditions would make its plan many times as long as the operation. */
export class PlanTooLargeError extends GraphQLError {
  constructor() {
    super(
      `This query needs a plan of more than ${MAX_PLANNED_FIELDS} fields, because it selects different fields for ` +
        'different types at several levels. Select fewer fields in fragments on types, or send several queries.',
      { extensions: { code: ErrorCode.QueryTooExpensive, limit: MAX_PLANNED_FIELDS } },
    );
    this.name = 'PlanTooLargeError';
  }
}

const sizes = new WeakMap<SelectionSetNode, number>();

/** The number of fields of a selection set when printed. The same node can occur many times, so its size is cached. */
function countFields(set: SelectionSetNode): number {
  const known = sizes.get(set);
  if (known !== undefined) return known;
  const size = set.selections.reduce((sum, node) => {
    const nested = node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet ? countFields(node.selectionSet) : 0;
    return sum + nested + (node.kind === Kind.FIELD ? 1 : 0);
  }, 0);
  sizes.set(set, size);
  return size;
}

/** The number of fields of a selection and of all fetches that follow it. */
export function plannedFieldCount({ selectionSet, next }: PlannedSelection): number {
  return next.reduce((sum, fetch) => sum + fetch.fieldCount, countFields(selectionSet));
}

/**
 * Returns the selection if it is not too large. Called for every part of a plan, so that planning stops early.
 * @throws PlanTooLargeError
 */
export function limitPlanSize(planned: PlannedSelection): PlannedSelection {
  if (plannedFieldCount(planned) > MAX_PLANNED_FIELDS) throw new PlanTooLargeError();
  return planned;
}
