import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  specifiedDirectives,
  type TypeDefinitionNode,
  visit,
} from 'graphql';
import { type PartnerType, readPartner } from './partner.js';

const STANDARD_DIRECTIVES = specifiedDirectives.map(({ name }) => name);

/** Merges a type's definition and extensions, with standard directives only. */
function definitionOf({ nodes, fields }: PartnerType): TypeDefinitionNode {
  const [first] = nodes as readonly TypeDefinitionNode[];
  const members = (name: string): unknown[] =>
    nodes.flatMap((node) => (name in node ? ((node as never)[name] as unknown[]) : []));
  const merged = {
    ...first!,
    kind: first!.kind.replace(/Extension$/, 'Definition'),
    fields,
    interfaces: members('interfaces'),
    values: members('values'),
    types: members('types'),
  };
  return visit(merged as unknown as TypeDefinitionNode, {
    Directive: { enter: ({ name }) => (STANDARD_DIRECTIVES.includes(name.value) ? undefined : null) },
  });
}

/** The root type for a document without root fields: every schema needs one. */
const EMPTY_QUERY: DefinitionNode = {
  kind: Kind.OBJECT_TYPE_DEFINITION,
  name: { kind: Kind.NAME, value: 'Query' },
  fields: [],
};

/**
 * A subgraph's document as an ordinary schema, without Federation's directives and types.
 * @throws Error when it uses types that it does not define
 */
export function plainSchema(sdl: string, document: DocumentNode): GraphQLSchema {
  const { types } = readPartner(sdl, document);
  const definitions: DefinitionNode[] = [...types.values()].map(definitionOf);
  return buildASTSchema(
    { kind: Kind.DOCUMENT, definitions: types.has('Query') ? definitions : [...definitions, EMPTY_QUERY] },
    { assumeValidSDL: true },
  );
}
