/**
 * The property of a descriptor that states which version of the format a package follows; a package without it follows
 * 1.
 */
export const FORMAT_VERSION_PROPERTY = 'jeugdgraaf:formatVersion';

/** How one file of a version becomes that file of the next version. */
interface FileMigration {
  /** The name of the resource in the next version, where it changes. */
  renamedTo?: string;
  /** By name of the column: its name in the next version; null where the next version does not have it. */
  columns?: Readonly<Record<string, string | null>>;
  /** By name of the column in the next version: the text that a cell becomes. */
  values?: Readonly<Record<string, (text: string) => string>>;
}

/** How packages of one version of the format are read as packages of the next version. */
interface FormatMigration {
  /** What the next version changes, for the documentation. */
  description: string;
  /** By name of the resource; files that are not listed stay as they are. */
  files?: Readonly<Record<string, FileMigration>>;
}

/** From version 1 to 2, from 2 to 3, and so on. An entry is never removed: packages of its version are still read. */
const MIGRATIONS: readonly FormatMigration[] = [
  {
    description:
      'Optional columns may be absent, and columns may come in any order. ' +
      'In version 1 every file has all of its columns, in the order of this page.',
  },
];

/** The versions of the format that a release reads. */
export class FormatVersions {
  /** The version that this release writes, and the newest that it reads. */
  readonly current: number;

  constructor(readonly migrations: readonly FormatMigration[]) {
    this.current = migrations.length + 1;
  }

  /** What a descriptor states as the version of its package; null where that is not a version. */
  statedIn(descriptor: object): number | null {
    const { [FORMAT_VERSION_PROPERTY]: stated = 1 } = descriptor as Record<string, unknown>;
    return Number.isInteger(stated) && Number(stated) >= 1 ? Number(stated) : null;
  }

  /** How a resource of today was written in a version: under which name, and what happens to its columns. */
  resourceIn(version: number, resource: string): ResourceVersion {
    let name = resource;
    const steps: FileMigration[] = [];
    for (const { files = {} } of this.migrations.slice(version - 1).reverse()) {
      const step = Object.entries(files).find(([old, { renamedTo = old }]) => renamedTo === name);
      if (!step) continue;
      name = step[0];
      steps.unshift(step[1]);
    }
    return new ResourceVersion(name, steps);
  }
}

/** A resource as a version of the format has it. */
export class ResourceVersion {
  constructor(
    /** Its name in that version. */
    readonly name: string,
    private readonly steps: readonly FileMigration[],
  ) {}

  get file(): string {
    return `${this.name}.csv`;
  }

  /** Whether files of that version differ from files of today. */
  get isOlder(): boolean {
    return this.steps.length > 0;
  }

  /** The name that a column of that version has today; null where it is no longer read. */
  column(name: string): string | null {
    let now: string | null = name;
    for (const { columns = {} } of this.steps) if (now !== null && Object.hasOwn(columns, now)) now = columns[now]!;
    return now;
  }

  /** The text that a cell in a column of that version has today. */
  value(name: string, text: string): string {
    let column: string | null = name;
    let value = text;
    for (const { columns = {}, values = {} } of this.steps) {
      if (column !== null && Object.hasOwn(columns, column)) column = columns[column]!;
      if (column !== null && Object.hasOwn(values, column)) value = values[column]!(value);
    }
    return value;
  }
}

/** The versions that this release reads. */
export const FORMAT_VERSIONS = new FormatVersions(MIGRATIONS);
