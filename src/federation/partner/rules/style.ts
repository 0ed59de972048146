import {
  type ASTNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  print,
} from 'graphql';
import { addedFields, type BaseGraph, isRootType } from '../base-graph.js';
import { defineRule, error, type Problem, warning } from '../finding.js';
import { enumValuesOf, locate, namedTypeOf, type Partner, type PartnerType } from '../partner.js';

/** A named element that a partner adds to the graph. */
interface Element {
  what: 'argument' | 'enum value' | 'field' | 'type';
  name: string;
  coordinate: string;
  node: ASTNode;
  described: boolean;
}

type MemberNode = EnumValueDefinitionNode | FieldDefinitionNode | InputValueDefinitionNode;

function element(what: Element['what'], coordinate: string, node: MemberNode): Element {
  return { what, name: node.name.value, coordinate, node, described: Boolean(node.description?.value.trim()) };
}

/** The fields that a partner adds to a type and their arguments, with their coordinates. */
function addedMembers(type: PartnerType, base: BaseGraph) {
  return addedFields(type, base).flatMap((node) => {
    const coordinate = `${type.name}.${node.name.value}`;
    const args = node.kind === Kind.FIELD_DEFINITION ? (node.arguments ?? []) : [];
    return [
      { what: 'field' as const, coordinate, node },
      ...args.map((argument) => ({
        what: 'argument' as const,
        coordinate: `${coordinate}(${argument.name.value}:)`,
        node: argument,
      })),
    ];
  });
}

/** A type of the partner's own with its enum values, and the fields and arguments that it adds to any type. */
function elementsOf(type: PartnerType, base: BaseGraph): Element[] {
  const isOwn = !isRootType(type) && !base.schema.getType(type.name);
  const described = type.nodes.some((node) => 'description' in node && node.description?.value.trim());
  const own: Element[] = isOwn
    ? [
        { what: 'type', name: type.name, coordinate: type.name, node: type.nodes[0]!, described },
        ...enumValuesOf(type).map((value) => element('enum value', `${type.name}.${value.name.value}`, value)),
      ]
    : [];
  return [...own, ...addedMembers(type, base).map(({ what, coordinate, node }) => element(what, coordinate, node))];
}

function addedElements(partner: Partner, base: BaseGraph): Element[] {
  return [...partner.types.values()].flatMap((type) => elementsOf(type, base));
}

/** Everything that a partner adds has a description, which editors show to clients. */
export const descriptions = defineRule('descriptions', (partner: Partner, base: BaseGraph): Problem[] =>
  addedElements(partner, base)
    .filter(({ described }) => !described)
    .map(({ what, coordinate, node }) =>
      warning(
        locate(coordinate, node),
        `The ${what} has no description.`,
        'Add a string above it that gives its meaning, its unit, and when it is null.',
      ),
    ),
);

const words = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const pascalCase = (name: string): string =>
  words(name)
    .map((word) => capitalize(word === word.toUpperCase() ? word.toLowerCase() : word))
    .join('');
const camelCase = (name: string): string => pascalCase(name).replace(/^./, (letter) => letter.toLowerCase());

interface NamingStyle {
  pattern: RegExp;
  title: string;
  convert(name: string): string;
}

const CAMEL: NamingStyle = { pattern: /^[a-z][A-Za-z0-9]*$/, title: 'camelCase', convert: camelCase };
const STYLES: Record<Element['what'], NamingStyle> = {
  type: { pattern: /^[A-Z][A-Za-z0-9]*$/, title: 'PascalCase', convert: pascalCase },
  field: CAMEL,
  argument: CAMEL,
  'enum value': {
    pattern: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
    title: 'UPPER_SNAKE_CASE',
    convert: (name) => words(name).join('_').toUpperCase(),
  },
};

function nameProblems({ what, name, coordinate, node }: Element): Problem[] {
  const { pattern, title, convert } = STYLES[what];
  // The rule `internals` reports a leading "_".
  if (name.startsWith('_')) return [];
  const where = locate(coordinate, node);
  if (!pattern.test(name))
    return [error(where, `The name of every ${what} is in ${title}.`, `Write: ${convert(name)}`)];
  const verb = what === 'field' ? /^(get|list|fetch|find)(?=[A-Z])/.exec(name)?.[1] : undefined;
  if (!verb) return [];
  const instead = `Write: ${camelCase(name.slice(verb.length))}`;
  return [error(where, `A field is named after what it returns, without "${verb}".`, instead)];
}

/** Names follow the graph's conventions, so that clients see one graph. */
export const names = defineRule('names', (partner: Partner, base: BaseGraph): Problem[] =>
  addedElements(partner, base).flatMap(nameProblems),
);

/** Names of whole numbers. */
const COUNT =
  /^(?:first|last|limit|offset|skip|take|page|pageSize|year|month|quarter|week|number|rank|count|totalCount|\w+Count)$/;
/** Names of identifiers, which can look like numbers. */
const IDENTIFIER = /^(?:id|\w+Id|ids|\w+Ids|code|slug)$/;

function betterNumberType(name: string, type: string): 'ID' | 'Int' | null {
  if (IDENTIFIER.test(name) && (type === 'Float' || type === 'Int')) return 'ID';
  return COUNT.test(name) && type === 'Float' ? 'Int' : null;
}

/** Whole numbers are Int and identifiers are ID: libraries turn a bare number into Float by default. */
export const numbers = defineRule('numbers', (partner: Partner, base: BaseGraph): Problem[] =>
  [...partner.types.values()]
    .flatMap((type) => addedMembers(type, base))
    .flatMap(({ coordinate, node }) => {
      const type = namedTypeOf(node);
      const name = node.name.value;
      const better = betterNumberType(name, type);
      if (!better) return [];
      const problem =
        better === 'ID'
          ? `An identifier is not a number: ${type} drops leading zeros and allows arithmetic.`
          : 'It is a whole number, but Float allows fractions.';
      const instead = `Write: ${name}: ${print(node.type).replace(type, better)}`;
      return [warning(locate(coordinate, node), problem, instead)];
    }),
);
