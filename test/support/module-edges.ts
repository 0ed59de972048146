import { type DocumentNode, getNamedType, type GraphQLNamedType, isInterfaceType, Kind } from 'graphql';
import { type RequestedField, requestedFields, type CompositeType } from './requested-fields.js';
import type { CutGraph } from './subgraphs.js';

/**
 * Where an answer continues in the subgraph of another module. An edge is one of two:
 * `policy adds Indicator.speerpunten`, a field of an entity that another module owns, or
 * `finance returns Citation.document`, an entity of which another module resolves more than its keys.
 */
export class ModuleEdges {
  readonly all: ReadonlySet<string>;
  /** `Type.field` to the modules whose subgraphs have it. */
  readonly #places = new Map<string, string[]>();

  constructor(readonly cut: CutGraph) {
    const all = new Set<string>();
    for (const { name: module, typeDefs } of cut.subgraphs) {
      for (const { type, field } of this.#fieldsIn(typeDefs)) {
        const place = `${type.name}.${field}`;
        this.#places.set(place, [...(this.#places.get(place) ?? []), module]);
        if (cut.entities.has(type.name) && this.#isAnothers(module, type))
          all.add(`${module} adds ${this.#coordinateOf(type, field)}`);
        const named = getNamedType(type.getFields()[field]!.type);
        if (this.#isAnothers(module, named)) all.add(`${module} returns ${this.#coordinateOf(type, field)}`);
      }
    }
    this.all = all;
  }

  /** The edges that a valid operation crosses: it selects a field of an entity that another module resolves than the one that returned it. */
  crossedBy(document: string): Set<string> {
    const crossed = new Set<string>();
    const modules = new Map<RequestedField | undefined, string | undefined>();
    for (const requested of requestedFields(this.cut.whole, document)) {
      const { type, field, above } = requested;
      const from = modules.get(above);
      const module = this.#moduleOf(type, field, from);
      modules.set(requested, module);
      if (above && from && module && module !== from) {
        crossed
          .add(`${module} adds ${this.#coordinateOf(type, field)}`)
          .add(`${from} returns ${this.#coordinateOf(above.type, above.field)}`);
      }
    }
    return crossed;
  }

  /** The fields of a subgraph's document without keys, which every subgraph can resolve. */
  #fieldsIn({ definitions }: DocumentNode): { type: CompositeType; field: string }[] {
    return definitions.flatMap((node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
      const type = this.cut.whole.getType(node.name.value) as CompositeType;
      return (node.fields ?? [])
        .map(({ name }) => ({ type, field: name.value }))
        .filter(({ field }) => !this.#isKey(type, field));
    });
  }

  #isKey({ name }: CompositeType, field: string): boolean {
    return this.cut.entities.get(name)?.keys.includes(field) ?? false;
  }

  /** Whether a type is an entity, or an interface of entities only, that this module does not own. */
  #isAnothers(module: string, type: GraphQLNamedType): boolean {
    const { entities, whole } = this.cut;
    if (isInterfaceType(type) && !entities.has(type.name))
      return whole.getPossibleTypes(type).every(({ name }) => entities.has(name));
    return (entities.get(type.name)?.module ?? module) !== module;
  }

  /** `Type.field`; for a field that an interface of entities declares, with the interface as type. */
  #coordinateOf(type: CompositeType, field: string): string {
    const declaring = type
      .getInterfaces()
      .find((implemented) => this.cut.entities.has(implemented.name) && field in implemented.getFields());
    return `${(declaring ?? type).name}.${field}`;
  }

  /** The module that resolves a field, where it is unambiguous. A value type is resolved with its parent. */
  #moduleOf(type: CompositeType, field: string, from: string | undefined): string | undefined {
    const { entities, whole } = this.cut;
    const own = type === whole.getQueryType() || entities.has(type.name);
    if (own && !this.#isKey(type, field)) return this.#places.get(`${type.name}.${field}`)?.[0];
    // Which module resolves a field of Sourced depends on the entity.
    return isInterfaceType(type) && !own ? undefined : from;
  }
}
