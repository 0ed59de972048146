import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import { ErrorCode } from '../../../contract/errors.js';
import type { LookupDraft } from './draft.js';

/**
 * Fields that the requests of one plan may have together. A caller's own document has at most 5,000 (`limits.ts`); what is
 * asked of several types of things is written out for each, so that a plan can have more. The largest of the questions that
 * the graph is meant for has some hundreds.
 */
export const MAX_PLANNED_FIELDS = 20_000;

/** An operation whose fragments on types, one inside another, would make a plan many times its own length. */
export class PlanTooLargeError extends GraphQLError {
  constructor() {
    super(
      `This query asks different things of different types, one inside another, in more than ${MAX_PLANNED_FIELDS} ways. Ask for less in fragments on types, or in several queries.`,
      { extensions: { code: ErrorCode.QueryTooExpensive, limit: MAX_PLANNED_FIELDS } },
    );
    this.name = 'PlanTooLargeError';
  }
}

const sizes = new WeakMap<SelectionSetNode, number>();

/** The fields of a selection set when it is written out. One set can stand in many places, so it is counted once. */
function fieldsIn(set: SelectionSetNode): number {
  const known = sizes.get(set);
  if (known !== undefined) return known;
  const size = set.selections.reduce((sum, node) => {
    const below = node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet ? fieldsIn(node.selectionSet) : 0;
    return sum + below + (node.kind === Kind.FIELD ? 1 : 0);
  }, 0);
  sizes.set(set, size);
  return size;
}

/** The fields of all requests that a question leads to. */
export function plannedFields(set: SelectionSetNode, next: readonly LookupDraft[]): number {
  return next.reduce((sum, lookup) => sum + lookup.fields, fieldsIn(set));
}

/**
 * Gives what was planned back when it is not too large. Asked of every part, so that no whole is made that is.
 * @throws PlanTooLargeError
 */
export function notTooLarge<Part extends { set: SelectionSetNode; next: readonly LookupDraft[] }>(part: Part): Part {
  if (plannedFields(part.set, part.next) > MAX_PLANNED_FIELDS) throw new PlanTooLargeError();
  return part;
}

/**
 * Computes once for each operation of a document, and keeps the result for as long as the document is kept: by the server,
 * which keeps those that are asked often.
 */
export function keptByOperation<Result>(
  compute: (document: DocumentNode, operationName: string | null) => Result,
): (document: DocumentNode, operationName: string | null) => Result {
  const documents = new WeakMap<DocumentNode, Map<string | null, { result: Result }>>();
  return (document, operationName) => {
    const operations = documents.get(document) ?? new Map<string | null, { result: Result }>();
    documents.set(document, operations);
    const known = operations.get(operationName) ?? { result: compute(document, operationName) };
    operations.set(operationName, known);
    return known.result;
  };
}
