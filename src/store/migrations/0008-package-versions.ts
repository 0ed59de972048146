import { sql } from 'kysely';
import { PortableMigration } from './migration-tools.js';

/**
 * The version of the mapping that packages were loaded by, in place of a checksum behind that of their files
 * (`FILES+MAPPING`), and why a package no longer fits the release.
 */
export class PackageVersions0008 extends PortableMigration {
  override name = '0008-package-versions';

  override async up(): Promise<void> {
    await this.addColumns('loaded_package', {
      mapping: { spec: 'integer', fill: 0 },
      outdated: { spec: 'text?', fill: null },
    });
    // A checksum is 64 hexadecimal digits.
    await sql`update loaded_package set sha256 = substr(sha256, 1, 64)`.execute(this.db);
  }
}
