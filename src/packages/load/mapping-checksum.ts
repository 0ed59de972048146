import { createHash } from 'node:crypto';
import type { GraphModule } from '../../contract/module.js';

/**
 * A short checksum over how rows of packages become rows of tables. An unchanged package must be loaded again when a new
 * release reads it otherwise; the text of a resource's functions changes when somebody changes them.
 */
export function mappingChecksum(modules: readonly GraphModule[]): string {
  const resources = modules.flatMap((module) => module.resources);
  const text = JSON.stringify(resources, (_, value: unknown) => (typeof value === 'function' ? String(value) : value));
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
