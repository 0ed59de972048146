/** A text in a filter of OData: quotes inside it are doubled. */
function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `Field eq 'a' or Field eq 'b'`, in brackets where that is more than one. */
export function oneOf(field: string, values: readonly string[]): string {
  return anyOf(values.map((value) => `${field} eq ${quotedText(value)}`));
}

export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions[0]! : `(${conditions.join(' or ')})`;
}

export function allOf(conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== '').join(' and ');
}

/** The address of a question; blanks as %20, which every server reads as such. */
export function withQuery(url: string, options: Record<string, string>): string {
  const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url}?${query.join('&')}`;
}
