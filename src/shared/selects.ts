import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

function fieldsOf(set: SelectionSetNode, info: GraphQLResolveInfo): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection];
    const inner = selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value];
    return inner ? fieldsOf(inner.selectionSet, info) : [];
  });
}

/**
 * Whether the query asks for this field below the one being resolved (through fragments too), so that work whose
 * answer nobody reads, such as a count, is left undone.
 */
export function selects(info: GraphQLResolveInfo, ...path: string[]): boolean {
  let level = info.fieldNodes as readonly FieldNode[];
  for (const name of path) {
    level = level
      .flatMap((node) => (node.selectionSet ? fieldsOf(node.selectionSet, info) : []))
      .filter((node) => node.name.value === name);
    if (level.length === 0) return false;
  }
  return true;
}
