/** A part of an address that stands for no text. */
export interface BadlyEncoded {
  /** The parameter that it is the name or the value of. */
  parameter: string;
  /** As it was sent. */
  value: string;
}

/** The text of a part of a query, or null when its percent-encoding is broken or is not of UTF-8. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/**
 * The first parameter of an address whose percent-encoding is no text. The parser of queries takes such a part as it stands: it would be another
 * value than was meant, and no error.
 */
export function badlyEncoded(url: string): BadlyEncoded | null {
  const start = url.indexOf('?');
  for (const pair of start < 0 ? [] : url.slice(start + 1).split('&')) {
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    const parameter = decoded(name);
    if (parameter === null) return { parameter: name, value: name };
    if (decoded(value) === null) return { parameter, value };
  }
  return null;
}
