import {
  type DirectiveNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Subgraph } from '../../../src/federation/subgraph/index.js';
import { modules } from '../../../src/modules/index.js';
import { type CutGraph, cutGraph } from '../../support/subgraphs.js';

const NAMES = ['provenance', 'places', 'indicators', 'policy', 'finance', 'governance'];

const objectsOf = ({ typeDefs }: Subgraph): ObjectTypeDefinitionNode[] =>
  typeDefs.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
const fieldNames = (node: ObjectTypeDefinitionNode): string[] => (node.fields ?? []).map(({ name }) => name.value);
const text = (directives: readonly DirectiveNode[] = []): string[] => directives.map((directive) => print(directive));

/** The subgraphs that have each field, by `Type.field`. */
function placesOf(subgraphs: readonly Subgraph[], types: (name: string) => boolean): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const subgraph of subgraphs) {
    for (const node of objectsOf(subgraph).filter(({ name }) => types(name.value))) {
      for (const field of fieldNames(node)) {
        const coordinate = `${node.name.value}.${field}`;
        places.set(coordinate, [...(places.get(coordinate) ?? []), subgraph.name]);
      }
    }
  }
  return places;
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  ) as GraphQLObjectType[];
}

describe('the subgraphs', () => {
  let cut: CutGraph;
  beforeAll(async () => {
    cut = await cutGraph();
  });

  const sdlOf = (name: string): string => cut.subgraphs.find((one) => one.name === name)!.sdl;

  it('are one for each module', () => {
    expect(cut.subgraphs.map(({ name }) => name)).toEqual(NAMES);
    expect(modules.map(({ name }) => name)).toEqual(NAMES);
  });

  it('have every type with an id as an entity, with each of its natural keys', () => {
    const withId = objectTypes(cut.whole).filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
    expect(withId.filter(({ name }) => !cut.entities.has(name)).map(({ name }) => name)).toEqual([]);
    for (const type of withId) {
      const { keys } = cut.entities.get(type.name)!;
      expect(keys.includes('slug'), `${type.name}.slug`).toBe('slug' in type.getFields());
    }
    expect(cut.entities.get('Region')).toEqual({
      typename: 'Region',
      kind: 'area',
      module: 'places',
      keys: ['id', 'code', 'slug'],
    });
    // R1 of one project is not R1 of another.
    expect(cut.entities.get('ProjectResult')?.keys).toEqual(['id']);
  });

  it.each(NAMES)('%s is a Federation 2 document with a @key for each key of each entity', (name) => {
    const subgraph = cut.subgraphs.find((one) => one.name === name)!;
    const again = parse(subgraph.sdl);
    expect(again.definitions[0]?.kind).toBe(Kind.SCHEMA_EXTENSION);
    expect(subgraph.sdl).toContain(
      '@link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@inaccessible", "@key", "@shareable"])',
    );
    for (const node of objectsOf(subgraph)) {
      const entity = cut.entities.get(node.name.value);
      const keys = text(node.directives);
      if (node.name.value === 'Query') expect(keys).toEqual([]);
      else if (!entity) expect(keys, node.name.value).toEqual(['@shareable']);
      else {
        const bare = fieldNames(node).every((field) => entity.keys.includes(field)) && entity.module !== name;
        expect(keys, node.name.value).toEqual(
          entity.keys.map((key) => `@key(fields: "${key}"${bare ? ', resolvable: false' : ''})`),
        );
        expect(fieldNames(node)).toEqual(expect.arrayContaining(entity.keys));
      }
    }
  });

  it('resolve every root field and every field of an entity in exactly one place, keys apart', () => {
    const places = placesOf(cut.subgraphs, (name) => name === 'Query' || cut.entities.has(name));
    for (const type of objectTypes(cut.whole).filter(({ name }) => name === 'Query' || cut.entities.has(name))) {
      for (const field of Object.keys(type.getFields())) {
        const where = places.get(`${type.name}.${field}`) ?? [];
        if (cut.entities.get(type.name)?.keys.includes(field))
          expect(where, `${type.name}.${field}`).toContain(cut.entities.get(type.name)!.module);
        else expect(where, `${type.name}.${field}`).toHaveLength(1);
      }
    }
  });

  it('have value types whole wherever they have them', () => {
    const values = objectTypes(cut.whole).filter(({ name }) => name !== 'Query' && !cut.entities.has(name));
    for (const subgraph of cut.subgraphs) {
      for (const node of objectsOf(subgraph)) {
        const value = values.find(({ name }) => name === node.name.value);
        if (value)
          expect(fieldNames(node), `${subgraph.name} ${value.name}`).toEqual(Object.keys(value.getFields()).sort());
      }
    }
  });

  it('share no value type with a field of an interface: a planner would not know which of them to continue from', () => {
    const values = objectTypes(cut.whole).filter(({ name }) => name !== 'Query' && !cut.entities.has(name));
    const withInterface = values.filter((type) =>
      Object.values(type.getFields()).some((field) => isInterfaceType(getNamedType(field.type))),
    );
    expect(withInterface.length).toBeGreaterThan(3);
    for (const { name } of withInterface) {
      expect(
        cut.subgraphs.filter((one) => objectsOf(one).some((node) => node.name.value === name)),
        name,
      ).toHaveLength(1);
    }
    expect(sdlOf('finance')).toMatch(
      /\ntype Series @key\(fields: "key", resolvable: false\) \{\n {2}"For gateways[^\n]*\n {2}key: ID! @inaccessible\n\}/,
    );
  });

  it('put what a module adds to the types of another in the module that adds it', () => {
    expect(sdlOf('finance')).toMatch(/\ninterface Area implements Node \{\n(?:(?!\n\}).)*\n {2}budgetLines\(/s);
    expect(sdlOf('places')).not.toContain('budgetLines');
    expect(sdlOf('governance')).toContain('type Role implements Node & Sourced @key(fields: "id")');
    for (const name of NAMES.filter((other) => other !== 'governance'))
      expect(sdlOf(name)).not.toMatch(/^type Person\b/m);
  });

  it('leave an interface out where its fields are', () => {
    expect(sdlOf('finance')).toContain('type Indicator implements Node @key');
    expect(sdlOf('indicators')).toContain('type Indicator implements Node & Sourced @key');
  });

  it('can return every type with an id where a type with an id is expected', () => {
    const possible = cut.schemas.get('provenance')!;
    const node = possible.getType('Node') as Parameters<GraphQLSchema['getPossibleTypes']>[0];
    const wholeNode = cut.whole.getType('Node') as typeof node;
    const names = (schema: GraphQLSchema, type: typeof node) =>
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort();
    expect(names(possible, node)).toEqual(names(cut.whole, wholeNode));
  });

  it('return the composed document as _service', async () => {
    for (const { name, sdl } of cut.subgraphs) {
      const service = cut.schemas.get(name)!.getQueryType()!.getFields()._service!;
      const { sdl: returned } = await (service.resolve as () => { sdl: string })();
      expect(returned.startsWith(sdl.trimEnd()), name).toBe(true);
    }
  });
});
