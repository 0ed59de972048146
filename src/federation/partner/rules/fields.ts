import { type FieldDefinitionNode, Kind, print } from 'graphql';
import { addedFields, type BaseGraph, compositeOf, isRootType } from '../base-graph.js';
import { defineRule, error, type Problem, warning } from '../finding.js';
import { locate, type Partner, type PartnerType, textOf, usesOf } from '../partner.js';

/** Directives by which a partner would resolve fields of another subgraph. */
const TAKEOVER = ['override', 'provides'];

function takenByDirective(partner: Partner, type: PartnerType): Problem[] {
  return (type.fields as FieldDefinitionNode[]).flatMap((field) =>
    TAKEOVER.flatMap((directive) =>
      usesOf(partner, field, directive).map((use) =>
        error(
          locate(`${type.name}.${field.name.value}`, use),
          `@${directive} would make you resolve fields of another subgraph.`,
          `Remove @${directive}, and add a field of your own.`,
        ),
      ),
    ),
  );
}

/** Fields that the graph already resolves. Those that the partner only needs are @external. */
function takenByName(partner: Partner, type: PartnerType, base: BaseGraph): Problem[] {
  const fields = compositeOf(base, type.name)!.getFields();
  const keys = base.entities.get(type.name)?.keys ?? [];
  const isExempt = (field: FieldDefinitionNode): boolean =>
    ['external', 'override'].some((directive) => usesOf(partner, field, directive).length > 0);
  return (type.fields as FieldDefinitionNode[])
    .filter((field) => !isExempt(field) && field.name.value in fields && !keys.includes(field.name.value))
    .map((field) => {
      const { value: name } = field.name;
      const where = locate(`${type.name}.${name}`, field);
      return isRootType(type)
        ? error(where, `The graph already has a root field ${name}.`, 'Rename yours after what it returns.')
        : error(
            where,
            `The graph already resolves ${type.name}.${name}.`,
            'Remove it: clients select it together with yours.',
          );
    });
}

/** A field of an interface would be needed on all its types, including those that the partner does not know. */
function addedToInterface(type: PartnerType, base: BaseGraph): Problem[] {
  const known = compositeOf(base, type.name)!;
  if (type.kind !== 'interface') return [];
  const objects = base.schema.getPossibleTypes(known as never).map(({ name }) => name);
  return type.fields
    .filter(({ name }) => !(name.value in known.getFields()))
    .map((field) =>
      error(
        locate(`${type.name}.${field.name.value}`, field),
        `${type.name} is an interface of the graph, so all its types would need this field.`,
        `Add the field to the types that you have data for, of ${objects.join(', ')}.`,
      ),
    );
}

/** A partner resolves no field that the graph resolves. */
export const graphFields = defineRule('graph-fields', (partner: Partner, base: BaseGraph): Problem[] =>
  [...partner.types.values()]
    .filter(({ kind }) => kind === 'object' || kind === 'interface')
    .flatMap((type) => {
      const isShared = (isRootType(type) || base.entities.has(type.name)) && compositeOf(base, type.name);
      return [
        ...takenByDirective(partner, type),
        ...(isShared ? [...takenByName(partner, type, base), ...addedToInterface(type, base)] : []),
      ];
    }),
);

/** Root types with another name than Query. */
function renamedRoots({ document }: Partner): Problem[] {
  const schemas = document.definitions.filter(
    (node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION,
  );
  return schemas
    .flatMap(({ operationTypes }) => operationTypes ?? [])
    .filter(({ operation, type }) => operation === 'query' && type.name.value !== 'Query')
    .map(({ type }) =>
      error(locate(type.name.value, type), `The root type is named ${type.name.value}.`, 'Write: type Query'),
    );
}

/** The only root type is Query: the graph is read-only. */
export const rootTypes = defineRule('root-types', (partner: Partner): Problem[] => {
  const others = ['Mutation', 'Subscription'].flatMap((name) => partner.types.get(name) ?? []);
  return [
    ...renamedRoots(partner),
    ...others.map(({ name, nodes }) =>
      error(
        locate(name, nodes[0]!),
        `The graph supports queries only, so it has no ${name}.`,
        'Remove it, and keep your data up to date on your own side.',
      ),
    ),
  ];
});

/** Fields added to types of the graph are nullable, because they are null whenever the partner's server is down. */
export const nulls = defineRule('nulls', (partner: Partner, base: BaseGraph): Problem[] => {
  const shared = [...partner.types.values()].filter(
    (type) => type.kind === 'object' && (isRootType(type) || base.entities.has(type.name)),
  );
  return shared.flatMap((type) => {
    const keys = usesOf(partner, type, 'key').map((use) => textOf(use, 'fields').trim());
    return addedFields(type, base).flatMap((field) => {
      if (field.type.kind !== Kind.NON_NULL_TYPE || keys.includes(field.name.value)) return [];
      return [
        warning(
          locate(`${type.name}.${field.name.value}`, field),
          'It is declared non-null, but clients get null when your server is down.',
          `Write: ${field.name.value}: ${print(field.type.type)}`,
        ),
      ];
    });
  });
});
