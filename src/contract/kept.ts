/** The versions whose results are kept: readers of the one before may still be at work. */
const VERSIONS = 2;

/** What is computed once from a version of the data and kept between requests, for the newest versions. */
export class Kept {
  readonly #made = new Map<string, Map<string, Promise<unknown>>>();

  /** The result of this name for a version, made at its first use; one that fails is made again at the next. */
  of<Result>(name: string, version: string, make: () => Promise<Result>): Promise<Result> {
    const versions = this.#made.get(name) ?? new Map<string, Promise<unknown>>();
    this.#made.set(name, versions);
    let made = versions.get(version) as Promise<Result> | undefined;
    if (!made) {
      made = make();
      versions.set(version, made);
      made.catch(() => versions.delete(version));
      for (const old of [...versions.keys()].slice(0, -VERSIONS)) versions.delete(old);
    }
    return made;
  }
}
