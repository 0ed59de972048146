import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import type { Data } from '../execute/result-data.js';
import type { SafeAliases } from './safe-aliases.js';

/** A field of an answer: all field nodes with one response key, merged (GraphQL specification, section 6.3.2). */
export interface SelectedField {
  key: string;
  /** The response key in requests to subgraphs, and in the gathered data. */
  dataKey: string;
  field: GraphQLField<unknown, unknown>;
  nodes: FieldNode[];
  /** The selections below it. */
  selection: Selection;
}

/** A document with its `@skip` and `@include` resolved. */
class SelectionContext {
  readonly #numbers = new Map<SelectionSetNode, number>();
  readonly #selections = new Map<string, Selection>();

  constructor(
    readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    readonly variables: Data,
    readonly schema: GraphQLSchema,
    readonly aliases: SafeAliases,
  ) {}

  /** These selection sets, merged. The same sets give the same object, so that results can be cached by its id. */
  selectionOf(sets: readonly SelectionSetNode[]): Selection {
    const id = sets.map((set) => this.#numberOf(set)).join('+');
    const selection = this.#selections.get(id) ?? new Selection(id, sets, this);
    this.#selections.set(id, selection);
    return selection;
  }

  #numberOf(set: SelectionSetNode): number {
    const number = this.#numbers.get(set) ?? this.#numbers.size;
    this.#numbers.set(set, number);
    return number;
  }
}

function isIncluded(directives: readonly DirectiveNode[] | undefined, { variables }: SelectionContext): boolean {
  return (directives ?? []).every(({ name, arguments: args }) => {
    const value = args?.[0]?.value;
    const condition =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    if (name.value === 'skip') return !condition;
    return name.value === 'include' ? condition : true;
  });
}

/** What is selected of one object: several selection sets, because a field can occur several times. */
export class Selection {
  readonly #byType = new Map<string, SelectedField[]>();

  /** @param id unique within its context */
  constructor(
    readonly id: string,
    readonly sets: readonly SelectionSetNode[],
    readonly context: SelectionContext,
  ) {}

  /** The fields selected of an object of this type, in the order of their first occurrence. Collected once per type. */
  fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType): SelectedField[] {
    let fields = this.#byType.get(type.name);
    if (!fields) {
      fields = this.#merge(type, this.#collectNodes(type));
      this.#byType.set(type.name, fields);
    }
    return fields;
  }

  /** The field nodes by response key. */
  #collectNodes(type: GraphQLObjectType | GraphQLInterfaceType): Map<string, FieldNode[]> {
    const nodes = new Map<string, FieldNode[]>();
    // A fragment counts once, however often it is spread here.
    const visited = new Set<string>();
    const collect = (selection: SelectionNode): void => {
      if (!isIncluded(selection.directives, this.context)) return;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        nodes.set(key, [...(nodes.get(key) ?? []), selection]);
        return;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) return;
        visited.add(selection.name.value);
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.context.fragments.get(selection.name.value)!;
      if (!fragment.typeCondition || this.#applies(fragment.typeCondition.name.value, type))
        fragment.selectionSet.selections.forEach(collect);
    };
    for (const set of this.sets) set.selections.forEach(collect);
    return nodes;
  }

  #merge(
    type: GraphQLObjectType | GraphQLInterfaceType,
    nodesByKey: ReadonlyMap<string, FieldNode[]>,
  ): SelectedField[] {
    return [...nodesByKey].flatMap(([key, nodes]) => {
      const name = nodes[0]!.name.value;
      const field = name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : type.getFields()[name];
      if (!field) return [];
      const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
      const dataKey = this.context.aliases.keyOf(nodes[0]!);
      return [{ key, dataKey, field, nodes, selection: this.context.selectionOf(sets) }];
    });
  }

  #applies(condition: string, type: GraphQLObjectType | GraphQLInterfaceType): boolean {
    // Of an interface whose object type is unknown, only the interface's own fields were requested.
    const { schema } = this.context;
    const named = schema.getType(condition);
    return condition === type.name || (isAbstractType(named) && isObjectType(type) && schema.isSubType(named, type));
  }
}

/** The variables that a `@skip` or `@include` depends on. */
function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ arguments: args }) {
      for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * Selections that are cached for one operation. Twenty condition variables (`limits.ts` allows as many directives) have
 * a million combinations, which together would fill the memory.
 */
const MAX_CACHED_SELECTIONS = 32;

/** An operation, read once: its selection for each combination of its condition variables. */
interface ReadOperation {
  operation: OperationDefinitionNode;
  selection(variables: Data): Selection;
}

/** Memoizes a result per operation, for as long as the document itself is cached by the server. */
export function memoizeByOperation<Result>(
  compute: (document: DocumentNode, operationName: string | null) => Result,
): (document: DocumentNode, operationName: string | null) => Result {
  const documents = new WeakMap<DocumentNode, Map<string | null, { result: Result }>>();
  return (document, operationName) => {
    const operations = documents.get(document) ?? new Map<string | null, { result: Result }>();
    documents.set(document, operations);
    const known = operations.get(operationName) ?? { result: compute(document, operationName) };
    operations.set(operationName, known);
    return known.result;
  };
}

/** Reads operations of valid documents. */
export function operationReader(
  schema: GraphQLSchema,
  aliases: SafeAliases,
): (document: DocumentNode, name: string | null) => ReadOperation {
  return memoizeByOperation((document, name) => {
    const operation = getOperationAST(document, name)!;
    const fragments = new Map(
      document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
      ),
    );
    const names = conditionVariables(document);
    const selections = new Map<string, Selection>();
    return {
      operation,
      selection(variables) {
        const combination = names.map((one) => (variables[one] === true ? '1' : '0')).join('');
        const selection =
          selections.get(combination) ??
          new SelectionContext(fragments, { ...variables }, schema, aliases).selectionOf([operation.selectionSet]);
        // Deleted and set again, so that the least recently used one is the first.
        selections.delete(combination);
        selections.set(combination, selection);
        if (selections.size > MAX_CACHED_SELECTIONS) selections.delete(selections.keys().next().value!);
        return selection;
      },
    };
  });
}
