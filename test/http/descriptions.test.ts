import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/http/graphql/build-schema.js';
import { modules } from '../../src/modules/index.js';

interface Described {
  where: string;
  description: string | null | undefined;
}

/** All elements of a schema by coordinate. */
function everything(schema: GraphQLSchema): Described[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return types.flatMap((type): Described[] => {
    const own = [{ where: type.name, description: type.description }];
    if (isEnumType(type))
      return [
        ...own,
        ...type.getValues().map(({ name, description }) => ({ where: `${type.name}.${name}`, description })),
      ];
    if (isInputObjectType(type))
      return [
        ...own,
        ...Object.values(type.getFields()).map(({ name, description }) => ({
          where: `${type.name}.${name}`,
          description,
        })),
      ];
    if (!isObjectType(type) && !isInterfaceType(type)) return own;
    return [
      ...own,
      ...Object.values(type.getFields()).flatMap((field) => [
        { where: `${type.name}.${field.name}`, description: field.description },
        ...field.args.map(({ name, description }) => ({ where: `${type.name}.${field.name}(${name})`, description })),
      ]),
    ];
  });
}

describe('descriptions', () => {
  it('exist for every type, field, argument, input field and enum value', async () => {
    const all = everything(await buildGraphSchema(modules));
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(({ description }) => !description?.trim()).map(({ where }) => where)).toEqual([]);
  });

  it('are sentences', async () => {
    const all = everything(await buildGraphSchema(modules));
    expect(
      all
        .filter(({ description }) => description && !/^[A-Z"`Ò].*[.?]$/s.test(description))
        .map(({ where, description }) => `${where}: ${description}`),
    ).toEqual([]);
  });
});
