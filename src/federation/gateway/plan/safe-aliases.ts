import type { FieldNode } from 'graphql';
import type { Path } from '../execute/hole.js';

/** Before an alias that a caller chose and that must not travel as it is. */
const PREFIX = '_as_';

/** How a caller's aliases travel between subgraphs. */
export interface SafeAliases {
  /** The name under which a field's value comes back. */
  keyOf(node: FieldNode): string;
  /** A path in what came back, as the caller knows it. */
  ownPath(path: Path): Path;
}

/**
 * Things are looked up by keys that are read from the gathered data, under the keys' own names. A caller who writes
 * `code: name` puts something else there: such an alias travels under another name, and comes back under its own. So does
 * a name that every object has already (`constructor`, `__proto__`): what is there would be taken for data.
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
    ownPath: (path) =>
      path.map((step) => (typeof step === 'string' && step.startsWith(PREFIX) ? step.slice(PREFIX.length) : step)),
  };
}
