import { error, findingsOf, type Problem, type Report, warning } from '../finding.js';
import {
  type EntitiesReply,
  errorAt,
  type Key,
  knownProblems,
  matches,
  orderProblems,
  printKey,
  requestEntities,
  type ResolvedKey,
} from './entities-request.js';
import { errorText, NoAnswerError, type PartnerServer } from './post-graphql.js';

/** What a probe is run against: a server, and one key of one type. */
interface Subject {
  server: PartnerServer;
  resolved: ResolvedKey;
  /** Keys of entities that the server knows; at least one. */
  known: readonly Key[];
}

/** A request that is tried on a server, and what its response must be. */
interface Probe {
  name: string;
  run(subject: Subject, where: string): Promise<Report>;
}

const request = ({ server, resolved }: Subject, where: string, keys: readonly Key[]) =>
  requestEntities(server, resolved, where, keys);

const report = (problems: readonly Problem[]): Report => ({ findings: findingsOf('references', problems), notes: [] });

/** The same reference twice returns the entity twice. */
const duplicates: Probe = {
  name: 'the same reference twice',
  async run(subject, where) {
    const [first, second = first] = subject.known;
    const keys = [first!, second!, first!];
    const { reply, problems } = await request(subject, where, keys);
    return report([...problems, ...knownProblems(where, keys, reply)]);
  },
};

/** A key of the same form that does not exist: `GM9999`, `maastricht-lokale-toegang-does-not-exist`. */
function unknownLike(key: Key): Key {
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return /\d/.test(value) ? value.replace(/\d/g, '9') : `${value}-does-not-exist`;
    if (typeof value === 'number') return 2_147_483_647;
    return value !== null && typeof value === 'object' ? unknownLike(value as Key) : value;
  };
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, change(value)]));
}

/** An unknown entity is null: not an error, which clients would see, and not an entity built from the reference. */
const unknown: Probe = {
  name: 'an unknown reference',
  async run(subject, where) {
    const instead = 'Return null for an unknown entity.';
    const key = unknownLike(subject.known[0]!);
    const keys = [subject.known[0]!, key, subject.known.at(-1)!];
    const { reply, problems } = await request(subject, where, keys);
    const text = errorAt(reply, 1) ?? (reply.errors[0] ? errorText(reply.errors[0]) : null);
    if (text) return report([...problems, error(where, `${printKey(key)} returns an error: ${text}`, instead)]);
    const found = orderProblems(where, keys, reply);
    if (found.length > 0 || reply.entities![1] === null) return report([...problems, ...found]);
    const problem = `${printKey(key)} does not exist, but a ${subject.resolved.type.name} is returned.`;
    return report([...problems, error(where, problem, `${instead} Do not build an entity from the reference itself.`)]);
  },
};

const SEPARATELY = 'Let each reference fail separately: make the reference resolver async, and throw in it.';

function malformedProblems(
  where: string,
  malformed: readonly Key[],
  valid: readonly [Key, Key],
  reply: EntitiesReply,
): Problem[] {
  const { entities } = reply;
  if (!entities || !matches(entities[0], valid[0]) || !matches(entities.at(-1), valid[1])) {
    const problem = `${malformed.map(printKey).join(' and ')} make valid references in the same request fail.`;
    return [error(where, problem, SEPARATELY)];
  }
  const invented = malformed.find((_key, index) => entities[index + 1]);
  if (invented) {
    const problem = `${printKey(invented)} identifies nothing, but an entity is returned.`;
    return [error(where, problem, 'Return an error for a reference without a usable key.')];
  }
  const silent = malformed.find((_key, index) => !errorAt(reply, index + 1));
  if (!silent) return [];
  const problem = `${printKey(silent)} returns null without an error, so a mistake looks like missing data.`;
  return [warning(where, problem, `Return an error that names the required key. ${SEPARATELY}`)];
}

/** A malformed reference is an error at its own index. */
const malformed: Probe = {
  name: 'malformed references',
  async run(subject, where) {
    const [first] = subject.known;
    const last = subject.known.at(-1)!;
    const keys = [{}, { [Object.keys(first!)[0]!]: { wrong: true } }];
    try {
      const { reply, problems } = await request(subject, where, [first!, ...keys, last]);
      return report([...problems, ...malformedProblems(where, keys, [first!, last], reply)]);
    } catch (cause) {
      if (!(cause instanceof NoAnswerError)) throw cause;
      const problem = `${keys.map(printKey).join(' and ')} make the whole request fail. ${cause.problem}`;
      return report([error(where, problem, SEPARATELY)]);
    }
  },
};

const MANY = 500;
/**
 * References that take both longer than this factor of one reference and longer than this time were probably loaded one
 * by one.
 */
const SLOW_FACTOR = 50;
const SLOW_MS = 1_000;

async function msOfOne(subject: Subject, where: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) times.push((await request(subject, where, [subject.known[0]!])).reply.ms);
  return Math.min(...times);
}

/** Many references in one request are all resolved, in order, and not one by one. */
const many: Probe = {
  name: `${MANY} references`,
  async run(subject, where) {
    const one = await msOfOne(subject, where);
    const keys = Array.from({ length: MANY }, (_, index) => subject.known[index % subject.known.length]!);
    const { reply, problems } = await request(subject, where, keys);
    const isSlow = reply.ms > SLOW_MS && reply.ms > SLOW_FACTOR * one;
    const times = `They take ${Math.round(reply.ms)} ms, but one takes ${Math.round(one)} ms`;
    const instead = 'Load all references of a request at once, with a DataLoader or a Map.';
    return {
      findings: [
        ...findingsOf('references', [...problems, ...knownProblems(where, keys, reply)]),
        ...findingsOf(
          'speed',
          isSlow ? [warning(where, `${times}: they are probably loaded one by one.`, instead)] : [],
        ),
      ],
      notes: [`${where}: ${Math.ceil(reply.ms)} ms`],
    };
  },
};

export const PROBES: readonly Probe[] = [duplicates, unknown, malformed, many];
