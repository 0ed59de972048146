type Path = (string | number)[];

/** What an answer that lost something may not be: places that differ from the whole answer without an error that says so. */
export function unexplained(part: { data?: unknown; errors?: { path?: Path }[] }, whole: unknown): string[] {
  const told = new Set((part.errors ?? []).map(({ path }) => JSON.stringify(path ?? [])));
  const found: string[] = [];
  const compare = (mine: unknown, other: unknown, path: Path): void => {
    if (JSON.stringify(mine) === JSON.stringify(other)) return;
    if (mine === null && told.has(JSON.stringify(path))) return;
    const alike =
      typeof mine === 'object' &&
      typeof other === 'object' &&
      mine !== null &&
      other !== null &&
      Array.isArray(mine) === Array.isArray(other);
    const keys = alike ? new Set([...Object.keys(mine), ...Object.keys(other)]) : [];
    if (!alike)
      found.push(
        `${path.join('.')} is ${JSON.stringify(mine)?.slice(0, 60)} in place of ${JSON.stringify(other)?.slice(0, 60)}`,
      );
    for (const key of keys) {
      const step = Array.isArray(mine) ? Number(key) : key;
      compare((mine as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], [...path, step]);
    }
  };
  compare(part.data, whole, []);
  return found;
}
