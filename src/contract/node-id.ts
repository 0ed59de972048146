/** A globally unique, readable id: `area/GM0935`, `indicator/jeugdhulp-aandeel-tot-18`. */
export function nodeId(kind: string, ...key: (string | number)[]): string {
  return [kind, ...key].join('/');
}

/** The two halves of an id: the kind of entity, and its natural key. */
export function splitNodeId(id: string): { kind: string; key: string } {
  const slash = id.indexOf('/');
  return slash < 1 ? { kind: '', key: id } : { kind: id.slice(0, slash), key: id.slice(slash + 1) };
}
