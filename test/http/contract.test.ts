import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { modules } from '../../src/modules/index.js';

const contract = buildSchema(readFileSync(new URL('../support/contract.graphql', import.meta.url), 'utf8'));

function isOpen({ astNode }: { astNode?: { directives?: readonly { name: { value: string } }[] } | null }): boolean {
  return astNode?.directives?.some(({ name }) => name.value === 'open') ?? false;
}

/** The types compatible with this one: nullable may become non-null, at every level of a list. */
function keeping(type: string): RegExp {
  return new RegExp(
    `^${type
      .replaceAll('ID', 'String')
      .replace(/[\]\w](?![!\w])/g, '$&!?')
      .replace(/[[\]]/g, '\\$&')}$`,
  );
}

/** An output type may be stricter than agreed. */
const keepsOutput = (offered: string, agreed: string) => keeping(agreed).test(offered.replaceAll('ID', 'String'));
/** An input type may be less strict than agreed. */
const keepsInput = (offered: string, agreed: string) => keeping(offered).test(agreed.replaceAll('ID', 'String'));

function brokenArgument(where: string, agreed: GraphQLArgument, offered: GraphQLArgument | undefined): string[] {
  if (!offered) return [`${where}(${agreed.name}) is gone`];
  const wrong: string[] = [];
  if (!keepsInput(String(offered.type), String(agreed.type)))
    wrong.push(`${where}(${agreed.name}) is ${offered.type}, not ${agreed.type}`);
  if (agreed.defaultValue !== undefined && offered.defaultValue !== agreed.defaultValue)
    wrong.push(`${where}(${agreed.name}) defaults to ${offered.defaultValue}`);
  return wrong;
}

function brokenFields(agreed: GraphQLNamedType, offered: GraphQLNamedType): string[] {
  if (isInputObjectType(agreed) && isInputObjectType(offered)) {
    return Object.values(agreed.getFields()).flatMap((field) => {
      const found = offered.getFields()[field.name];
      if (!found) return [`${agreed.name}.${field.name} is gone`];
      return isOpen(field) || keepsInput(String(found.type), String(field.type))
        ? []
        : [`${agreed.name}.${field.name} is ${found.type}, not ${field.type}`];
    });
  }
  if (!(isObjectType(agreed) || isInterfaceType(agreed)) || !(isObjectType(offered) || isInterfaceType(offered)))
    return [];
  const gone = agreed
    .getInterfaces()
    .filter(({ name }) => !offered.getInterfaces().some((one) => one.name === name))
    .map(({ name }) => `${agreed.name} is no ${name}`);
  return gone.concat(
    Object.values(agreed.getFields()).flatMap((field) => {
      const where = `${agreed.name}.${field.name}`;
      const found = offered.getFields()[field.name];
      if (!found) return [`${where} is gone`];
      const wrong = keepsOutput(String(found.type), String(field.type))
        ? []
        : [`${where} is ${found.type}, not ${field.type}`];
      const demanded = found.args.filter(
        (arg) =>
          String(arg.type).endsWith('!') &&
          arg.defaultValue === undefined &&
          !field.args.some(({ name }) => name === arg.name),
      );
      return [
        ...wrong,
        ...demanded.map(({ name }) => `${where} demands ${name}`),
        ...field.args.flatMap((arg) =>
          brokenArgument(
            where,
            arg,
            found.args.find(({ name }) => name === arg.name),
          ),
        ),
      ];
    }),
  );
}

function broken(agreed: GraphQLNamedType, schema: GraphQLSchema): string[] {
  const offered = schema.getType(agreed.name);
  if (!offered) return [`${agreed.name} is gone`];
  if (isOpen(agreed)) return [];
  if (offered.constructor.name !== agreed.constructor.name) return [`${agreed.name} is another kind of type`];
  if (isEnumType(agreed) && isEnumType(offered)) {
    return agreed
      .getValues()
      .filter(({ name }) => !offered.getValue(name))
      .map(({ name }) => `${agreed.name}.${name} is gone`);
  }
  return brokenFields(agreed, offered);
}

describe('the contract', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await buildGraphSchema(modules);
  });

  const types = Object.values(contract.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );

  it('contains the types that other checks rely on', () => {
    expect(types.length).toBeGreaterThan(80);
  });

  it.each(types.map((type) => [type.name, type] as const))('of %s is kept', (_name, type) => {
    expect(broken(type, schema)).toEqual([]);
  });
});
