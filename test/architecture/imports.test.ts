import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = 'src';

/** The layers, lowest first: a file imports from its own folder and from lower layers only. */
const LAYERS: string[][] = [
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

/** Folders with an `index.ts` that others still bypass. */
const OPEN_FOLDERS = ['packages'];

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
const layerOf = (file: string): number => LAYERS.findIndex((layer) => layer.includes(folderOf(file)));
const moduleOf = (file: string): string | undefined =>
  folderOf(file) === 'modules' ? MODULES.find((name) => file.split('/')[1] === name) : undefined;

describe('imports', () => {
  it('are found', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  it('never point to a higher layer', () => {
    expect(imports.filter(({ from, to }) => layerOf(to) > layerOf(from))).toEqual([]);
  });

  it('never connect two folders of one layer', () => {
    expect(imports.filter(({ from, to }) => layerOf(from) === layerOf(to) && folderOf(from) !== folderOf(to))).toEqual(
      [],
    );
  });

  it('between modules point only to earlier ones', () => {
    const between = imports.filter(({ from, to }) => moduleOf(from) && moduleOf(to) && moduleOf(from) !== moduleOf(to));
    expect(between.length).toBeGreaterThan(5);
    expect(between.filter(({ from, to }) => MODULES.indexOf(moduleOf(to)!) > MODULES.indexOf(moduleOf(from)!))).toEqual(
      [],
    );
  });

  it('enter a folder with an index.ts only through it', () => {
    const folders = files.filter((file) => file.endsWith('/index.ts')).map((file) => dirname(file));
    expect(folders).toEqual(
      expect.arrayContaining([...MODULES.map((name) => `modules/${name}`), 'federation/gateway']),
    );
    const isInside = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);
    const bypassing = imports.filter(({ from, to }) =>
      folders.some(
        (folder) =>
          !OPEN_FOLDERS.includes(folder) &&
          isInside(to, folder) &&
          !isInside(from, folder) &&
          !to.endsWith('/index.ts'),
      ),
    );
    expect(bypassing).toEqual([]);
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
