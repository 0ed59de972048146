import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = 'src';

/** The house's floors, lowest first: a file may import from its own floor's folder and from lower floors only. */
const FLOORS: string[][] = [
  ['contract'],
  ['store'],
  ['modules'],
  ['packages'],
  ['sources', 'federation', 'export', 'web', 'config.ts'],
  ['http'],
  ['cli'],
  ['main.ts'],
];

const MODULES = ['provenance', 'places', 'indicators', 'policy', 'finance', 'governance'];

interface Import {
  from: string;
  to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!);
  return specifiers.map((to) => ({
    from: file,
    to: relative(SRC, join(SRC, dirname(file), to)).replace(/\.js$/, '.ts'),
  }));
});

const folderOf = (file: string): string => file.split('/')[0]!;
const floorOf = (file: string): number => FLOORS.findIndex((floor) => floor.includes(folderOf(file)));
const moduleOf = (file: string): string | undefined =>
  folderOf(file) === 'modules' ? MODULES.find((name) => file.split('/')[1] === name) : undefined;

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
  });

  it('never point to a higher floor', () => {
    expect(imports.filter(({ from, to }) => floorOf(to) > floorOf(from))).toEqual([]);
  });

  it('never join two folders of one floor', () => {
    expect(imports.filter(({ from, to }) => floorOf(from) === floorOf(to) && folderOf(from) !== folderOf(to))).toEqual(
      [],
    );
  });

  it('among modules go only to earlier ones, and only through their door', () => {
    const between = imports.filter(({ from, to }) => moduleOf(from) && moduleOf(to) && moduleOf(from) !== moduleOf(to));
    expect(between.length).toBeGreaterThan(5);
    expect(between.filter(({ from, to }) => MODULES.indexOf(moduleOf(to)!) > MODULES.indexOf(moduleOf(from)!))).toEqual(
      [],
    );
    expect(between.filter(({ to }) => !to.endsWith('/index.ts'))).toEqual([]);
  });

  it('form no cycle, not even through types', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of imports) graph.set(from, [...(graph.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (path.includes(file) || done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });
});
