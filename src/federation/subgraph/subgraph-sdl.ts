import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  printSchema,
} from 'graphql';
import { HANDLE_KEY } from './entity-types.js';
import { implementedIn, type Ownership, type Slice } from './slice.js';

/** Old enough for every gateway that composes Federation 2, new enough for all that is used here. */
const LINK = parse(
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@inaccessible", "@key", "@shareable"])',
  { noLocation: true },
);

type CompositeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The field that names a thing without an id, between subgraphs only. */
const HANDLE_FIELD = (
  parse(
    `type T { "For the gateway: names it to the subgraph that can answer for it." ${HANDLE_KEY}: ID! @inaccessible }`,
    { noLocation: true },
  ).definitions[0] as ObjectTypeDefinitionNode
).fields!;

function directives(text: string): readonly ConstDirectiveNode[] {
  const [definition] = parse(`type T ${text}`, { noLocation: true }).definitions as [ObjectTypeDefinitionNode];
  return definition.directives ?? [];
}

/**
 * What Federation must know of a type. A stub to which the module adds nothing is not to be asked for: its keys are all
 * there is, and a planner that may go there has more plans to weigh.
 */
function directivesOf(
  node: CompositeNode,
  slice: Slice,
  { schema, entities }: Ownership,
): readonly ConstDirectiveNode[] {
  if (node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.name.value === schema.getQueryType()!.name) return [];
  const entity = entities.get(node.name.value);
  if (!entity) return directives('@shareable');
  const type = schema.getType(entity.typename) as Parameters<Slice['contributesTo']>[0];
  const resolvable = slice.contributesTo(type) ? '' : ', resolvable: false';
  return entity.keys.flatMap((key) => directives(`@key(fields: "${key}"${resolvable})`));
}

function cut(node: CompositeNode, slice: Slice, ownership: Ownership): CompositeNode {
  const type = ownership.schema.getType(node.name.value) as Parameters<Slice['fieldsOf']>[0];
  const handled = ownership.entities.get(type.name)?.handle !== undefined;
  const fields = new Set(slice.fieldsOf(type));
  const interfaces = new Set(implementedIn(type, slice.fieldsOf).map(({ name }) => name));
  return {
    ...node,
    fields: [...(handled ? HANDLE_FIELD : []), ...(node.fields ?? []).filter((field) => fields.has(field.name.value))],
    interfaces: node.interfaces?.filter((implemented) => interfaces.has(implemented.name.value)),
    directives: directivesOf(node, slice, ownership),
  };
}

/** The slices of one graph as Federation 2 documents, sorted as the graph's own schema file is. */
export function subgraphDocuments(ownership: Ownership, slices: readonly Slice[]): DocumentNode[] {
  const whole = parse(printSchema(lexicographicSortSchema(ownership.schema)), { noLocation: true });
  return slices.map((slice) => {
    const definitions = whole.definitions.flatMap((node): DefinitionNode[] => {
      if (!('name' in node) || !node.name || !slice.types.has(node.name.value)) return [];
      const composite = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
      const kept = composite ? cut(node, slice, ownership) : node;
      // A module without root fields has no Query of its own.
      return 'fields' in kept && kept.fields?.length === 0 ? [] : [kept];
    });
    return { kind: Kind.DOCUMENT, definitions: [...LINK.definitions, ...definitions] };
  });
}
