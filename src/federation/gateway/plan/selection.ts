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
import type { Data } from '../execute/data.js';
import { keptByOperation } from './plan-size.js';
import type { SafeAliases } from './safe-aliases.js';

/** A field of an answer: what is asked under one response key, merged (GraphQL specification, section 6.3.2). */
export interface SelectedField {
  key: string;
  /** The name of its value in the data that a plan gathers. */
  dataKey: string;
  field: GraphQLField<unknown, unknown>;
  nodes: FieldNode[];
  /** What is asked below it. */
  below: Selection;
}

/** What a document says, with its `@skip` and `@include` decided. */
class Reading {
  readonly #numbers = new Map<SelectionSetNode, number>();
  readonly #selections = new Map<string, Selection>();

  constructor(
    readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    readonly variables: Data,
    readonly schema: GraphQLSchema,
    readonly aliases: SafeAliases,
  ) {}

  /** What these selection sets ask together; the same for the same sets, so that whoever works on it need do so once. */
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

function isOn(directives: readonly DirectiveNode[] | undefined, { variables }: Reading): boolean {
  return (directives ?? []).every(({ name, arguments: args }) => {
    const value = args?.[0]?.value;
    const given =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    if (name.value === 'skip') return !given;
    return name.value === 'include' ? given : true;
  });
}

/** What is asked of one object: several selection sets, because a field can be asked in several places. */
export class Selection {
  readonly #byType = new Map<string, SelectedField[]>();

  /** @param id names it among the selections of its reading */
  constructor(
    readonly id: string,
    readonly sets: readonly SelectionSetNode[],
    readonly reading: Reading,
  ) {}

  /** The fields asked of a thing of this type, in the order in which they are first asked. Read once for each type. */
  fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType): SelectedField[] {
    let fields = this.#byType.get(type.name);
    if (!fields) {
      fields = this.#collect(type);
      this.#byType.set(type.name, fields);
    }
    return fields;
  }

  #collect(type: GraphQLObjectType | GraphQLInterfaceType): SelectedField[] {
    const nodes = new Map<string, FieldNode[]>();
    // A fragment counts once, however often it is spread here.
    const spread = new Set<string>();
    const gather = (selection: SelectionNode): void => {
      if (!isOn(selection.directives, this.reading)) return;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        nodes.set(key, [...(nodes.get(key) ?? []), selection]);
        return;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) return;
        spread.add(selection.name.value);
      }
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.reading.fragments.get(selection.name.value)!;
      if (!inner.typeCondition || this.#applies(inner.typeCondition.name.value, type))
        inner.selectionSet.selections.forEach(gather);
    };
    for (const set of this.sets) set.selections.forEach(gather);
    return [...nodes].flatMap(([key, asked]) => {
      const name = asked[0]!.name.value;
      const field = name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : type.getFields()[name];
      const sets = asked.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
      return field
        ? [
            {
              key,
              dataKey: this.reading.aliases.keyOf(asked[0]!),
              field,
              nodes: asked,
              below: this.reading.selectionOf(sets),
            },
          ]
        : [];
    });
  }

  #applies(condition: string, type: GraphQLObjectType | GraphQLInterfaceType): boolean {
    // Of a thing behind an interface that did not say what it is, nothing was asked but what the interface has.
    const { schema } = this.reading;
    const named = schema.getType(condition);
    return condition === type.name || (isAbstractType(named) && isObjectType(type) && schema.isSubType(named, type));
  }
}

/** The variables that decide a `@skip` or `@include`. */
function deciding(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ arguments: args }) {
      for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * Ways of deciding that are kept for one operation. Twenty variables (`limits.ts` allows as many directives) decide in a
 * million ways, so that a document that is asked in all of them would fill the memory.
 */
const KEPT_WAYS = 32;

/** An operation, read once: its selection for each way in which its variables decide what is left out. */
interface ReadOperation {
  operation: OperationDefinitionNode;
  selection(variables: Data): Selection;
}

/** Reads operations of valid documents. */
export function operationReader(
  schema: GraphQLSchema,
  aliases: SafeAliases,
): (document: DocumentNode, name: string | null) => ReadOperation {
  return keptByOperation((document, name) => {
    const operation = getOperationAST(document, name)!;
    const fragments = new Map(
      document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
      ),
    );
    const names = deciding(document);
    const selections = new Map<string, Selection>();
    return {
      operation,
      selection(variables) {
        const decided = names.map((one) => (variables[one] === true ? '1' : '0')).join('');
        const selection =
          selections.get(decided) ??
          new Reading(fragments, { ...variables }, schema, aliases).selectionOf([operation.selectionSet]);
        // Taken out first, so that the one that was not asked for longest is the first.
        selections.delete(decided);
        selections.set(decided, selection);
        if (selections.size > KEPT_WAYS) selections.delete(selections.keys().next().value!);
        return selection;
      },
    };
  });
}
