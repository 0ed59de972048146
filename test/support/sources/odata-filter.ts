type Row = Record<string, unknown>;
type Test = (row: Row) => boolean;

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(\(|\)|,)|([A-Za-z0-9_]+))/y;

/** Reads a `$filter` of `eq`, `ne null`, `and`, `or`, brackets and `startswith`, as the servers of CBS do; throws at anything else, which they answer with 400. */
export function filterOf(text: string): Test {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (expected?: string): string => {
    const token = tokens[at];
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`Syntax error at ${at}: ${token} in ${text}`);
    at += 1;
    return token;
  };
  const textOf = (token: string): string => {
    if (!token.startsWith("'")) throw new Error(`Not a text: ${token}`);
    return token.slice(1);
  };
  const single = (): Test => {
    const name = take();
    if (name === '(') {
      const inner = either();
      take(')');
      return inner;
    }
    if (name === 'startswith') {
      take('(');
      const field = take();
      take(',');
      const start = textOf(take());
      take(')');
      return (row) => String(row[field]).startsWith(start);
    }
    const operator = take();
    if (operator === 'ne') take('null');
    else if (operator !== 'eq') throw new Error(`Unknown operator ${operator}`);
    const value = operator === 'eq' ? textOf(take()) : null;
    return (row) => {
      if (!(name in row)) throw new Error(`Could not find a property named '${name}'`);
      return operator === 'ne' ? row[name] !== null : row[name] === value;
    };
  };
  const all = (): Test => chain(single, 'and', (tests) => (row) => tests.every((test) => test(row)));
  const either = (): Test => chain(all, 'or', (tests) => (row) => tests.some((test) => test(row)));
  const chain = (part: () => Test, word: string, join: (tests: Test[]) => Test): Test => {
    const tests = [part()];
    while (tokens[at] === word) {
      take();
      tests.push(part());
    }
    return join(tests);
  };
  const test = either();
  if (at < tokens.length) throw new Error(`Syntax error at the end of ${text}`);
  return test;
}

/** Texts begin with a quote, so that they differ from names. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`Syntax error in ${text}`);
    tokens.push(match[1] !== undefined ? `'${match[1].replaceAll("''", "'")}` : (match[2] ?? match[3]!));
  }
  return tokens;
}
