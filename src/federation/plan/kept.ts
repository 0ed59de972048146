import type { DocumentNode } from 'graphql';

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
