import { readdirSync, readFileSync } from 'node:fs';
import {
  type DefinitionNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  TokenKind,
  visit,
} from 'graphql';

/** An operation that every deployment of the graph must answer alike. */
export interface CorpusOperation {
  name: string;
  /** The operation with the fragments that it uses, and nothing else of its file. */
  document: string;
  variables: Record<string, unknown>;
  /** Its description. */
  comment: string;
  /** The topic: its file, without the ending. */
  file: string;
}

const CORPUS = new URL('../federation/corpus/', import.meta.url);
const VARIABLES = 'variables:';

/** The lines of comment right above an operation. */
function commentsAbove({ loc }: OperationDefinitionNode): string[] {
  const lines: string[] = [];
  for (let token = loc?.startToken.prev; token?.kind === TokenKind.COMMENT; token = token.prev)
    lines.unshift(token.value.trim());
  return lines;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Adds the fragments that a definition spreads, and those that these spread. */
function addFragments(definition: DefinitionNode, all: Fragments, used: Set<FragmentDefinitionNode>): void {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = all.get(name.value);
      // An unknown one is left for validation to name.
      if (!fragment || used.has(fragment)) return;
      used.add(fragment);
      addFragments(fragment, all, used);
    },
  });
}

/**
 * Reads the operations of one file. The line above each describes it and, where it has variables, is followed by
 * a line with them: `# variables: {"first": 3}`.
 */
export function parseCorpus(file: string, text: string): CorpusOperation[] {
  const { definitions } = parse(text);
  const fragments = new Map(
    definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  );
  return definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const lines = commentsAbove(operation);
      const variables = lines.find((line) => line.startsWith(VARIABLES))?.slice(VARIABLES.length) ?? '{}';
      const used = new Set<FragmentDefinitionNode>();
      addFragments(operation, fragments, used);
      return {
        name: operation.name?.value ?? '',
        document: [operation, ...used].map(print).join('\n\n'),
        variables: JSON.parse(variables),
        comment: lines.filter((line) => !line.startsWith(VARIABLES)).join(' '),
        file,
      };
    });
}

/** All operations of `test/federation/corpus/`, by topic. */
export function readCorpus(): CorpusOperation[] {
  const files = readdirSync(CORPUS)
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  return files.flatMap((name) =>
    parseCorpus(name.replace(/\.graphql$/, ''), readFileSync(new URL(name, CORPUS), 'utf8')),
  );
}
