import type { FieldNode } from 'graphql';
import type { Path } from '../execute/errors.js';

/** Replaces an alias that is not safe to send to subgraphs. */
const PREFIX = '_as_';

export interface SafeAliases {
  /** The response key of a field in requests to subgraphs. */
  keyOf(node: FieldNode): string;
  /** A path in the gathered data, with the client's own aliases. */
  toClientPath(path: Path): Path;
}

/**
 * Entity keys are read from the gathered data under the names of the key fields. A client's `code: name` would put
 * another value there, so such an alias gets a prefix in requests to subgraphs, which is removed from the answer. So
 * does a name that every JavaScript object inherits (`constructor`, `__proto__`): the inherited value would be taken
 * for data.
 */
export function safeAliases(keyNames: ReadonlySet<string>): SafeAliases {
  const isUnsafe = ({ alias, name }: FieldNode): boolean => {
    const key = (alias ?? name).value;
    return (
      (key !== name.value && (keyNames.has(key) || key.startsWith('__'))) ||
      key in Object.prototype ||
      key.startsWith(PREFIX)
    );
  };
  return {
    keyOf(node) {
      const key = (node.alias ?? node.name).value;
      return isUnsafe(node) ? `${PREFIX}${key}` : key;
    },
    toClientPath: (path) =>
      path.map((step) => (typeof step === 'string' && step.startsWith(PREFIX) ? step.slice(PREFIX.length) : step)),
  };
}
