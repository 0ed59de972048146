import { ask, knownFindings, type Trial } from './probe.js';

/** The same thing asked for twice comes twice. */
export const duplicates: Trial = {
  name: 'the same reference twice',
  async run(probe, where) {
    const [first, second = first] = probe.known;
    const keys = [first!, second!, first!];
    const { reply, findings } = await ask(probe, where, keys);
    return { findings: [...findings, ...knownFindings(where, keys, reply)], notes: [] };
  },
};
