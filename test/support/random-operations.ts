import { type GraphQLSchema, parse, print, specifiedRules, validate } from 'graphql';
import { LIMITS } from '../../src/http/limits.js';
import { costOf } from '../../src/http/graphql/query-cost.js';
import { validationRules } from '../../src/http/graphql/create-apollo.js';
import { Dice } from './random/dice.js';
import type { KnownKeys } from './random/known-keys.js';
import { RandomArguments, type RandomVariable } from './random/random-arguments.js';
import { type RandomFragment, RandomSelections } from './random/random-selections.js';
import { RandomValues } from './random/random-values.js';

/** A random request. */
export interface RandomOperation {
  seed: number;
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** The largest cost of an operation: enough to reach every subgraph, and fast. */
const MAX_COST = 5_000;
const RULES = [...specifiedRules, ...validationRules(LIMITS)];

/** The fragments that a text spreads, and those that these spread. */
function fragmentsIn(text: string, all: readonly RandomFragment[], found: RandomFragment[] = []): RandomFragment[] {
  for (const fragment of all) {
    if (found.includes(fragment) || !new RegExp(`\\.\\.\\.${fragment.name}\\b`).test(text)) continue;
    found.push(fragment);
    fragmentsIn(fragment.text, all, found);
  }
  return found;
}

function definitions(text: string, variables: readonly RandomVariable[]): string {
  const used = variables.filter(({ name }) => new RegExp(`\\$${name}\\b`).test(text));
  const written = used.map(
    ({ name, type, fallback }) => `$${name}: ${type}${fallback === null ? '' : ` = ${fallback}`}`,
  );
  return written.length > 0 ? `(${written.join(', ')})` : '';
}

/** The whole document of some operations, with the fragments and variables that they use. */
function documentOf(
  operations: readonly { name: string; parts: readonly string[] }[],
  { fragments, args }: RandomSelections,
): string {
  const written = operations.map(({ name, parts }) => {
    const body = `{ ${parts.join(' ')} }`;
    const whole = [body, ...fragmentsIn(body, fragments).map(({ text }) => text)].join(' ');
    return `query ${name}${definitions(whole, args.variables)} ${body}`;
  });
  const used = fragmentsIn(written.join(' '), fragments).map(
    ({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`,
  );
  return [...written, ...used].join('\n');
}

function variablesOf({ args: { variables } }: RandomSelections): Record<string, unknown> {
  return Object.fromEntries(
    variables.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]),
  );
}

function isWithinLimits(
  schema: GraphQLSchema,
  query: string,
  variables: Record<string, unknown>,
  name: string,
): boolean {
  const document = parse(query);
  if (validate(schema, document, RULES).length > 0) return false;
  try {
    return costOf(schema, document, variables, name || null, LIMITS.selections) <= MAX_COST;
  } catch {
    // A null in a variable for a non-null argument, which must be rejected alike.
    return true;
  }
}

/** The operation of a seed: valid, within the limits of the public server, and small enough to be read. */
export function randomOperation(seed: number, schema: GraphQLSchema, keys: KnownKeys): RandomOperation {
  const dice = new Dice(seed);
  const selections = new RandomSelections(schema, dice, new RandomArguments(dice, new RandomValues(dice, keys)));
  const operations = (dice.chance(0.1) ? ['A', 'B'] : [dice.chance(0.3) ? 'A' : '']).map((name) => ({
    name,
    parts: [] as string[],
  }));
  for (const [index, { name, parts }] of operations.entries()) {
    const wanted = dice.between(1, 4);
    for (let tries = 0; parts.length === 0 || (tries < 3 * wanted && parts.length < wanted); tries += 1) {
      selections.room = dice.between(3, 30);
      const part = selections.trying(
        () => selections.one(schema.getQueryType()!, 0),
        (text) => {
          const so = [...operations.slice(0, index), { name, parts: [...parts, text] }];
          return isWithinLimits(schema, documentOf(so, selections), variablesOf(selections), name);
        },
      );
      if (part !== null) parts.push(part);
    }
  }
  const { name } = dice.pick(operations);
  return {
    seed,
    query: print(parse(documentOf(operations, selections))),
    operationName: operations.length > 1 || dice.chance(0.1) ? name || undefined : undefined,
    variables: variablesOf(selections),
  };
}
