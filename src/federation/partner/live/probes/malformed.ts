import { type Finding, findingsOf } from '../../finding.js';
import { type EntitiesReply, isThing, type Key, written } from '../ask-entities.js';
import { NoAnswerError } from '../post-graphql.js';
import { ask, errorAt, type Probe, type Trial } from './probe.js';

const { error, warning } = findingsOf('references');

const ALONE = 'Let each reference fail alone: make the resolver of references async, and throw in it.';

function judge(where: string, malformed: readonly Key[], known: readonly [Key, Key], reply: EntitiesReply): Finding[] {
  const { entities } = reply;
  const others = entities && isThing(entities[0], known[0]) && isThing(entities.at(-1), known[1]);
  if (!others)
    return [
      error(where, `${malformed.map(written).join(' and ')} take the good references beside them with them.`, ALONE),
    ];
  const answers = malformed.map((key, index) => ({
    key,
    entity: entities[index + 1],
    said: errorAt(reply, index + 1),
  }));
  const invented = answers.find(({ entity }) => entity);
  if (invented)
    return [
      error(
        where,
        `${written(invented.key)} names nothing, and a thing comes back.`,
        'Refuse a reference without a usable key with an error.',
      ),
    ];
  const silent = answers.find(({ said }) => !said);
  return silent
    ? [
        warning(
          where,
          `${written(silent.key)} gives null without a word, so that a mistake looks like missing data.`,
          `Refuse it with an error that says which key is needed. ${ALONE}`,
        ),
      ]
    : [];
}

async function judged(probe: Probe, where: string): Promise<Finding[]> {
  const [first] = probe.known;
  const last = probe.known.at(-1)!;
  const malformed = [{}, { [Object.keys(first!)[0]!]: { wrong: true } }];
  try {
    const { reply, findings } = await ask(probe, where, [first!, ...malformed, last]);
    return [...findings, ...judge(where, malformed, [first!, last], reply)];
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
    return [
      error(where, `${malformed.map(written).join(' and ')} take the whole answer with them. ${cause.problem}`, ALONE),
    ];
  }
}

/** A reference that cannot be read is an error at its own place. */
export const malformed: Trial = {
  name: 'malformed references',
  run: async (probe, where) => ({ findings: await judged(probe, where), notes: [] }),
};
