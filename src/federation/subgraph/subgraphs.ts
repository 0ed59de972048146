import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from 'graphql';
import { sortedSdl } from '../../contract/graphql/sorted-sdl.js';
import type { GraphModule } from '../../contract/module.js';
import { type EntityType, entityTypesOf, HANDLE_KEY } from './entity-types.js';
import { fieldOwnersOf, implementedIn, type Ownership, type Slice, sliceOf } from './slice.js';

/** A module's part of the graph, for a process of its own. */
export interface Subgraph {
  /** The name of its module. */
  name: string;
  typeDefs: DocumentNode;
  /** The same as text, as committed under `schema/subgraphs/`. */
  sdl: string;
}

/** The graph, split into the subgraphs of its modules. */
export interface Subgraphs {
  subgraphs: Subgraph[];
  entities: ReadonlyMap<string, EntityType>;
}

/** Old enough for every gateway that composes Federation 2, new enough for all that is used here. */
const LINK = parse(
  `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@inaccessible", "@key", "@shareable"])`,
  { noLocation: true },
);

type CompositeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function parseType(text: string): ObjectTypeDefinitionNode {
  return parse(`type T ${text}`, { noLocation: true }).definitions[0] as ObjectTypeDefinitionNode;
}

/** The key of a type without an id, for gateways only. */
const HANDLE_FIELDS = parseType(
  `{ "For gateways: identifies it to the subgraph that resolves it." ${HANDLE_KEY}: ID! @inaccessible }`,
).fields!;

/**
 * The Federation directives of a type. A stub, to which the module adds nothing, is not resolvable: only its keys could
 * be fetched from here, and a planner would have more paths to compare.
 */
function directivesOf(
  node: CompositeNode,
  slice: Slice,
  { schema, entities }: Ownership,
): readonly ConstDirectiveNode[] {
  if (node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.name.value === schema.getQueryType()!.name) return [];
  const entity = entities.get(node.name.value);
  if (!entity) return parseType('@shareable').directives!;
  const type = schema.getType(entity.typename) as Parameters<Slice['contributesTo']>[0];
  const resolvable = slice.contributesTo(type) ? '' : ', resolvable: false';
  return entity.keys.flatMap((key) => parseType(`@key(fields: "${key}"${resolvable})`).directives!);
}

/** A type's definition, reduced to a slice. */
function reduceTo(slice: Slice, node: CompositeNode, ownership: Ownership): CompositeNode {
  const type = ownership.schema.getType(node.name.value) as Parameters<Slice['fieldsOf']>[0];
  const hasHandle = ownership.entities.get(type.name)?.handle !== undefined;
  const fields = new Set(slice.fieldsOf(type));
  const interfaces = new Set(implementedIn(type, slice.fieldsOf).map(({ name }) => name));
  return {
    ...node,
    fields: [
      ...(hasHandle ? HANDLE_FIELDS : []),
      ...(node.fields ?? []).filter((field) => fields.has(field.name.value)),
    ],
    interfaces: node.interfaces?.filter((implemented) => interfaces.has(implemented.name.value)),
    directives: directivesOf(node, slice, ownership),
  };
}

/** A slice as a Federation 2 document, sorted like the graph's own schema file. */
function subgraphDocument(graph: DocumentNode, slice: Slice, ownership: Ownership): DocumentNode {
  const definitions = graph.definitions.flatMap((node): DefinitionNode[] => {
    if (!('name' in node) || !node.name || !slice.types.has(node.name.value)) return [];
    const isComposite = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
    const reduced = isComposite ? reduceTo(slice, node, ownership) : node;
    // A module without root fields has no Query type.
    return 'fields' in reduced && reduced.fields?.length === 0 ? [] : [reduced];
  });
  return { kind: Kind.DOCUMENT, definitions: [...LINK.definitions, ...definitions] };
}

/** Splits the graph into one subgraph per module. Ownership follows from the modules' resolver classes. */
export function subgraphsOf(modules: readonly GraphModule[], schema: GraphQLSchema): Subgraphs {
  const entities = entityTypesOf(modules, schema);
  const ownership = { schema, entities, owners: fieldOwnersOf(modules) };
  const graph = parse(sortedSdl(schema), { noLocation: true });
  const subgraphs = modules.map(({ name }): Subgraph => {
    const typeDefs = subgraphDocument(graph, sliceOf(name, ownership), ownership);
    return { name, typeDefs, sdl: `${print(typeDefs)}\n` };
  });
  return { entities, subgraphs };
}
