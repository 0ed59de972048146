import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

function fieldsOf(set: SelectionSetNode, info: GraphQLResolveInfo): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection];
    const inner = selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value];
    return inner ? fieldsOf(inner.selectionSet, info) : [];
  });
}

/**
 * Whether the query selects this field below the one being resolved (through fragments too), so that work for fields
 * that are not selected, such as a count, is skipped.
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

/**
 * The `complexity` of a list of this many rows: itself, and each row with its selected fields.
 * For lists without page arguments whose length is far from the ordinary, such as the areas inside a country.
 * @param rows about as many as the longest such list has
 */
export function listCost(rows: number): (field: { childComplexity: number }) => number {
  return ({ childComplexity }) => 1 + rows * (1 + childComplexity);
}
