import { type ConstDirectiveNode, visit } from 'graphql';
import { defineRule, error, type Problem } from '../finding.js';
import { federationLinks, locate, type Partner, textOf, usesOf } from '../partner.js';

/** The newest minor version of Federation 2 that composition supports. */
const NEWEST = 9;

/** The version that the graph's own subgraphs use, for a document that has none. */
const DEFAULT_URL = 'https://specs.apollo.dev/federation/v2.3';

/** The directives of Federation that a subgraph may import. */
const DIRECTIVES = [
  'authenticated',
  'composeDirective',
  'context',
  'cost',
  'extends',
  'external',
  'fromContext',
  'inaccessible',
  'interfaceObject',
  'key',
  'listSize',
  'override',
  'policy',
  'provides',
  'requires',
  'requiresScopes',
  'shareable',
  'tag',
];

/** The first use of each Federation directive, by its name in the document. */
function usedDirectives({ document }: Partner): Map<string, ConstDirectiveNode> {
  const used = new Map<string, ConstDirectiveNode>();
  visit(document, {
    Directive(node) {
      if (DIRECTIVES.includes(node.name.value) && !used.has(node.name.value))
        used.set(node.name.value, node as ConstDirectiveNode);
    },
  });
  return used;
}

function linkLine(names: Iterable<string>, url = DEFAULT_URL): string {
  const imports = [...new Set(names)].sort().map((name) => `"@${name}"`);
  return `extend schema @link(url: "${url}", import: [${imports.join(', ')}])`;
}

/** The document links to a supported version of Federation 2, and imports the directives that it uses. */
export const link = defineRule('link', (partner: Partner): Problem[] => {
  const used = usedDirectives(partner);
  const { link: own } = partner;
  if (!own) {
    const problem = 'The document has no @link to Federation 2, so it would be read as Federation 1.';
    return [error('1:1', problem, `Start it with: ${linkLine([...used.keys(), 'key'])}`)];
  }
  const [, second] = federationLinks(partner.document);
  if (second)
    return [error(locate('@link', second), 'The document links to Federation twice.', 'Remove one of the links.')];
  const [major, minor] = (own.version ?? '').split('.').map(Number);
  if (major !== 2 || minor! > NEWEST) {
    const problem = `"${own.url}" is not a supported version of Federation; those are v2.0 to v2.${NEWEST}.`;
    return [error(locate('@link', own.node), problem, `Write: ${linkLine(own.imports.keys())}`)];
  }
  const imported = new Set(own.imports.values());
  return [...used]
    .filter(([name]) => !imported.has(name))
    .map(([name, node]) => {
      const instead = `Write: ${linkLine([...own.imports.keys(), name], own.url)}`;
      return error(locate(`@${name}`, node), `@${name} is used but not imported.`, instead);
    });
});

/** Directives that the gateway does not support, and what to do instead. */
const UNSUPPORTED: Record<string, string> = {
  requires:
    'Resolve the field from the key alone: store what you need of the graph yourself, ' +
    'or let clients select both fields.',
  interfaceObject: 'Add the field to each type that you have data for.',
  fromContext: 'Give the field an argument instead.',
};

function nestedKeys(partner: Partner): Problem[] {
  return [...partner.types.values()].flatMap((type) =>
    usesOf(partner, type, 'key')
      .filter((use) => /[{(]/.test(textOf(use, 'fields')))
      .map((use) =>
        error(
          locate(type.name, use),
          `The key "${textOf(use, 'fields')}" has nested fields, which the gateway does not support.`,
          `Give ${type.name} a key without nested fields, such as a slug.`,
        ),
      ),
  );
}

/** The gateway supports what the document uses: it rejects a supergraph with anything else. */
export const gateway = defineRule('gateway', (partner: Partner): Problem[] => {
  const names = new Map([...(partner.link?.imports ?? [])].map(([name, local]) => [local, name]));
  const problems: Problem[] = [];
  visit(partner.document, {
    Directive(node) {
      const name = names.get(node.name.value) ?? '';
      const instead = UNSUPPORTED[name];
      if (instead)
        problems.push(error(locate(`@${node.name.value}`, node), `The gateway does not support @${name}.`, instead));
    },
  });
  return [...problems, ...nestedKeys(partner)];
});
