/**
 * What a list of this many rows costs, as a field's `complexity`: itself, and each row with all that is asked of it.
 * For lists without page arguments whose length is far from the ordinary, such as the areas inside a country.
 * @param rows about as many as the longest such list has
 */
export function listCost(rows: number): (field: { childComplexity: number }) => number {
  return ({ childComplexity }) => 1 + rows * (1 + childComplexity);
}
