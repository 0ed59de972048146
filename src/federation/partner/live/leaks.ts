import { type Finding, findingsOf } from '../finding.js';
import type { Reply } from './read-reply.js';

const { error } = findingsOf('references');

/** What only the inside of a program knows: lines of a stack, paths of source files. */
const INSIDE = /\n\s+at |"stacktrace"|"exception"|node_modules|Traceback \(most recent call last\)|file:\/\/\//;

/** Whether errors show the inside of the program: whoever attacks it reads there what it is made of. */
export function leakFindings(where: string, { errors }: Reply): Finding[] {
  const leak = errors.find((one) => INSIDE.test(JSON.stringify(one).replaceAll('\\n', '\n')));
  if (!leak) return [];
  return [error(where, 'Its errors show the inside of your program: a stack or paths of files.',
    'Answer with a message for the caller alone; with Apollo Server set includeStacktraceInErrorResponses: false.')];
}
