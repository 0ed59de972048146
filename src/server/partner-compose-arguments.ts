import { parseArgs } from 'node:util';
import { ConfigurationError } from '../shared/errors.js';
import { firstSentence } from './first-sentence.js';
import { readHeaders } from './partner-headers.js';
import { partnerUrl } from './partner-url.js';

const USAGE = "write \"npm run partner:compose -- NAME=URL\" for one or more partners, and if you like --sdl NAME=FILE, --out FILE and --header 'NAME: VALUE'.";

/** Where the gateway is told to read it from; the folder is git-ignored. */
const OUT = 'data/supergraph.graphql';

/** A partner's subgraph as the command line names it. */
export interface PartnerAddress {
  name: string;
  url: string;
  /** The file to read its SDL from; asked of the server itself when there is none. */
  file: string | undefined;
}

export interface ComposeArguments {
  partners: PartnerAddress[];
  out: string;
  headers: Record<string, string>;
}

function pair(text: string, form: string): [string, string] {
  const [, name, value] = /^([^=]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new ConfigurationError(`${text} is not written as ${form}: ${USAGE}`);
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new ConfigurationError(`"${name}" is no name of a subgraph: write small letters, digits and hyphens, such as waiting-times.`);
  }
  return [name, value];
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new ConfigurationError(`${twice} is named twice: give each partner once.`);
}

/**
 * What the command line asks for.
 * @throws ConfigurationError that says how to write it
 */
export function readComposeArguments(args: string[]): ComposeArguments {
  let read: { values: { out: string; sdl?: string[]; header?: string[] }; positionals: string[] };
  try {
    const options = { out: { type: 'string', default: OUT }, sdl: { type: 'string', multiple: true }, header: { type: 'string', multiple: true } } as const;
    read = parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    throw new ConfigurationError(`${firstSentence(cause)}: ${USAGE}`);
  }
  if (read.positionals.length === 0) throw new ConfigurationError(`No partner is named: ${USAGE}`);
  const addresses = read.positionals.map((text) => pair(text, 'NAME=URL'));
  const files = (read.values.sdl ?? []).map((text) => pair(text, '--sdl NAME=FILE'));
  refuseTwice(addresses.map(([name]) => name));
  const stray = files.find(([name]) => !addresses.some(([other]) => other === name));
  if (stray) throw new ConfigurationError(`--sdl ${stray.join('=')} has no address: give ${stray[0]}=URL as well.`);
  const headers = readHeaders(read.values.header);
  const asked = addresses.filter(([name]) => !files.some(([other]) => other === name));
  if (asked.length > 1 && Object.keys(headers).length > 0) {
    const names = asked.map(([name]) => name).join(' and ');
    const how = 'write each one\'s SDL with "npm run partner:check -- URL --save FILE", and give it with --sdl NAME=FILE';
    throw new ConfigurationError(`A --header would go to ${names} alike: ${how}.`);
  }
  const partners = addresses.map(([name, url]) => ({ name, url: partnerUrl(url), file: files.find(([other]) => other === name)?.[1] }));
  return { partners, out: read.values.out, headers };
}
