import { type Finding, findingsOf } from '../../finding.js';
import { type Key, written } from '../ask-entities.js';
import { saidBy } from '../post-graphql.js';
import { ask, errorAt, orderFindings, type Trial } from './probe.js';

const { error } = findingsOf('references');

const NULL = 'Answer null for what you do not know.';

/** A key of the same form that names nothing: `GM9999`, `maastricht-lokale-toegang-does-not-exist`. */
function unknownLike(key: Key): Key {
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return /\d/.test(value) ? value.replace(/\d/g, '9') : `${value}-does-not-exist`;
    if (typeof value === 'number') return 2_147_483_647;
    return value !== null && typeof value === 'object' ? unknownLike(value as Key) : value;
  };
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, change(value)]));
}

/** What does not exist is null: no error, which would be shown to callers, and no thing made out of the reference. */
export const unknown: Trial = {
  name: 'an unknown reference',
  async run(probe, where) {
    const key = unknownLike(probe.known[0]!);
    const keys = [probe.known[0]!, key, probe.known.at(-1)!];
    const { reply, findings } = await ask(probe, where, keys);
    const said = errorAt(reply, 1) ?? (reply.errors[0] ? saidBy(reply.errors[0]) : null);
    const found: Finding[] = said
      ? [error(where, `${written(key)} gives an error: ${said}`, NULL)]
      : orderFindings(where, keys, reply);
    if (found.length === 0 && reply.entities![1] !== null) {
      found.push(
        error(
          where,
          `${written(key)} does not exist, and a ${probe.resolved.type.name} comes back.`,
          `${NULL} Do not make a thing out of the reference itself.`,
        ),
      );
    }
    return { findings: [...findings, ...found], notes: [] };
  },
};
