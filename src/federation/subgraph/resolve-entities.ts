import { BadUserInputError } from '../../contract/errors.js';
import type { RequestContext } from '../../contract/request-context.js';
import { readReference } from './entity-reference.js';
import type { EntityType } from './entity-types.js';
import { typenameOf } from '../../modules/provenance/index.js';
import { loadEntity } from '../../store/loaders.js';

/** More than any query may bring (`limits.ts`), and fewer than a database takes values in one statement. */
const MAX_REFERENCES = 10_000;

/** A reference's thing. A thing of another type than was said does not exist as such: there is no municipality NL01. */
async function entityOf(context: RequestContext, { typename, handle }: EntityType, id: string): Promise<object | null> {
  if (handle) {
    const value = await handle.load(context, handle.read(id)!);
    return value && { ...value, __typename: typename };
  }
  const row = await loadEntity(context, id);
  return row && typenameOf(row, context) === typename ? row : null;
}

/**
 * `_entities`: the things that a gateway refers to, in its order. All of one kind are loaded in one statement; what does
 * not exist is null; a reference that cannot be read is an error at its own place and leaves the others alone.
 */
export function entitiesResolver(entities: ReadonlyMap<string, EntityType>) {
  return (
    _query: unknown,
    { representations }: { representations: readonly unknown[] },
    context: RequestContext,
  ): Promise<object | null>[] => {
    if (representations.length > MAX_REFERENCES) {
      throw new BadUserInputError(
        'representations',
        `has ${representations.length} references; at most ${MAX_REFERENCES} are answered at once.`,
      );
    }
    return representations.map(async (representation, index) => {
      const { typename, id } = readReference(representation, index, entities);
      return entityOf(context, entities.get(typename)!, id);
    });
  };
}
