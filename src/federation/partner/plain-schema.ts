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
import { partnerOf, type PartnerType } from './partner.js';

const STANDARD = specifiedDirectives.map(({ name }) => name);
const DEFINITION = /Extension$/;

/** One definition out of a type's definition and extensions, with only the directives that every GraphQL has. */
function definitionOf({ nodes, fields }: PartnerType): TypeDefinitionNode {
  const [first] = nodes as readonly TypeDefinitionNode[];
  const members = (name: string): unknown[] =>
    nodes.flatMap((node) => (name in node ? ((node as never)[name] as unknown[]) : []));
  const kind = first!.kind.replace(DEFINITION, 'Definition');
  const whole = {
    ...first!,
    kind,
    fields,
    interfaces: members('interfaces'),
    values: members('values'),
    types: members('types'),
  };
  return visit(whole as unknown as TypeDefinitionNode, {
    Directive: { enter: ({ name }) => (STANDARD.includes(name.value) ? undefined : null) },
  });
}

/** The root type that a document without root fields lacks: a schema cannot be without one. */
const NO_QUERY: DefinitionNode = {
  kind: Kind.OBJECT_TYPE_DEFINITION,
  name: { kind: Kind.NAME, value: 'Query' },
  fields: [],
};

/**
 * A subgraph's document as an ordinary schema, without what is Federation's.
 * @throws Error when it names types that it does not define
 */
export function plainSchema(sdl: string, document: DocumentNode): GraphQLSchema {
  const { types } = partnerOf(sdl, document);
  const definitions: DefinitionNode[] = [...types.values()].map(definitionOf);
  return buildASTSchema(
    { kind: Kind.DOCUMENT, definitions: types.has('Query') ? definitions : [...definitions, NO_QUERY] },
    { assumeValidSDL: true },
  );
}
