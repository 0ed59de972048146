/** Conditions of a `$filter`, in the syntax that OData 3 and 4 share. */

/** Quotes inside a text are doubled. */
function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `Field eq 'a' or Field eq 'b'`, in brackets when there are several. */
export function oneOf(field: string, values: readonly string[]): string {
  return anyOf(values.map((value) => `${field} eq ${quotedText(value)}`));
}

export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions[0]! : `(${conditions.join(' or ')})`;
}

export function allOf(conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== '').join(' and ');
}

/** An address with query options; blanks become %20, which every server accepts. */
export function withQuery(url: string, options: Record<string, string>): string {
  const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url}?${query.join('&')}`;
}
