import type { PoliteClient } from '../http/polite-client.js';
import { readList } from '../pages/read-pages.js';
import { NotFoundError } from '../source.js';

/** Names of groups of measures, each with those it lies in, by the group's id: `Jeugdhulp > Zonder verblijf`. */
export async function readMeasureGroups(client: PoliteClient, tableUrl: string): Promise<Map<string, string>> {
  const groups = new Map((await groupsOf(client, tableUrl)).map((group) => [String(group.Id), group]));
  return new Map([...groups.keys()].map((id) => [id, pathOf(id, groups).join(' > ')]));
}

/** Tables without groups have no such list. */
async function groupsOf(client: PoliteClient, tableUrl: string): Promise<Record<string, unknown>[]> {
  try {
    return await readList(client, `${tableUrl}/MeasureGroups`, '@odata.nextLink');
  } catch (cause) {
    if (cause instanceof NotFoundError) return [];
    throw cause;
  }
}

function pathOf(id: string, groups: ReadonlyMap<string, Record<string, unknown>>): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let group = groups.get(id); group && !seen.has(String(group.Id)); group = groups.get(String(group.ParentId))) {
    seen.add(String(group.Id));
    path.unshift(String(group.Title ?? '').trim());
  }
  return path.filter((title) => title !== '');
}
