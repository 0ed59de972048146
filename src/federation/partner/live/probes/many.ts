import { type Finding, findingsOf } from '../../finding.js';
import { ask, knownFindings, type Probe, type Trial } from './probe.js';

const { warning } = findingsOf('speed');

const MANY = 500;
/** How many times as long as one reference 500 may take, and how long at all, before it looks like one look-up after another. */
const SLOWER = 50;
const SLOW_MS = 1_000;

async function msOfOne(probe: Probe, where: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) times.push((await ask(probe, where, [probe.known[0]!])).reply.ms);
  return Math.min(...times);
}

/** 500 references in one request: all answered, in order, and not one look-up after another. */
export const many: Trial = {
  name: `${MANY} references`,
  async run(probe, where) {
    const one = await msOfOne(probe, where);
    const keys = Array.from({ length: MANY }, (_, index) => probe.known[index % probe.known.length]!);
    const { reply, findings } = await ask(probe, where, keys);
    const slow: Finding[] =
      reply.ms > SLOW_MS && reply.ms > SLOWER * one
        ? [
            warning(
              where,
              `They take ${Math.round(reply.ms)} ms, and one takes ${Math.round(one)} ms: it looks like one look-up after another.`,
              'Load all references of a request in one go, with a DataLoader or a Map.',
            ),
          ]
        : [];
    return {
      findings: [...findings, ...knownFindings(where, keys, reply), ...slow],
      notes: [`${where}: ${Math.ceil(reply.ms)} ms`],
    };
  },
};
