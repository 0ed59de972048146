import { BigIntType, DecimalType, DoubleType, FloatType, IntegerType, SmallIntType } from '@mikro-orm/core';
import type { GraphModule } from '../../contract/module.js';
import type { BulkTable, PackageResource } from '../../contract/package-resource.js';
import type { Value } from '../../contract/package-row.js';

/** A column, as far as writing and comparing rows must know it. */
interface ColumnShape {
  isNumber: boolean;
  nullable: boolean;
}

/** A table, as its entity describes it. */
export interface TableShape {
  name: string;
  key: readonly string[];
  /** Those that packages fill. */
  columns: ReadonlyMap<string, ColumnShape>;
  /** Whether its rows also have the data versions in which they were added and last changed: {@link VERSIONS}. */
  versioned: boolean;
}

/** The column with the package that describes a row; tables without it are not filled from packages. */
export const PACKAGE = 'package';

const NUMBERS = [BigIntType, DecimalType, DoubleType, FloatType, IntegerType, SmallIntType];

/** The columns with the data versions that added a row and last changed it; packages do not fill them. */
export const VERSIONS = ['added', 'changed'] as const;

/** A table with rows of packages, which may be a large one. */
export function tableShape(modules: readonly GraphModule[], name: string): TableShape {
  const shape = allShapes(modules).find((one) => one.name === name);
  if (!shape) throw new Error(`No module has a table ${name}.`);
  return shape;
}

/**
 * The tables that packages fill as a whole, from the entities of the modules. Properties have the names of their
 * columns.
 */
export function tableShapes(modules: readonly GraphModule[]): Map<string, TableShape> {
  const large = new Set(modules.flatMap(({ resources }) => resources).map(({ bulk }) => bulk?.table));
  const shapes = allShapes(modules).filter(({ name, columns }) => columns.has(PACKAGE) && !large.has(name));
  return new Map(shapes.map((shape) => [shape.name, shape]));
}

function allShapes(modules: readonly GraphModule[]): TableShape[] {
  return modules
    .flatMap(({ entities }) => entities)
    .map((entity): TableShape => {
      const { meta } = entity.init();
      const columns = Object.entries(meta.properties)
        .filter(([name]) => !isVersion(name))
        .map(([name, property]): [string, ColumnShape] => {
          const { type, nullable } = property as { type: unknown; nullable?: boolean };
          return [
            name,
            {
              isNumber: NUMBERS.some((number) => type === number || type instanceof number),
              nullable: nullable === true,
            },
          ];
        });
      return {
        name: meta.tableName,
        key: meta.primaryKeys,
        columns: new Map(columns),
        versioned: VERSIONS.every((name) => name in meta.properties),
      };
    });
}

function isVersion(column: string): boolean {
  return (VERSIONS as readonly string[]).includes(column);
}

/** A row of a table. */
export type Values = Record<string, Value>;

/** A row with every column of its table, each of the column's type: PostgreSQL returns numeric as text. */
export function shaped(shape: TableShape, values: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(
    [...shape.columns].map(([name, { isNumber }]) => {
      const value = values[name] ?? null;
      return [name, value === null ? null : isNumber ? Number(value) : String(value)];
    }),
  );
}

/** The primary key of a row, to compare by. */
export function primaryKey(shape: TableShape, values: Values): string {
  return JSON.stringify(shape.key.map((column) => values[column]));
}

/** The resources that may have millions of rows. */
export function largeResources(modules: readonly GraphModule[]): (PackageResource & { bulk: BulkTable })[] {
  return modules
    .flatMap(({ resources }) => resources)
    .filter((resource): resource is PackageResource & { bulk: BulkTable } => resource.bulk !== undefined);
}
