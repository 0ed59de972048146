import { type ConstDirectiveNode, visit } from 'graphql';
import { federationLinks, type Partner, place } from '../partner.js';
import { type Finding, findingsOf } from '../finding.js';

const { error } = findingsOf('link');

/** The newest minor version of Federation 2 that composition knows here. */
const NEWEST = 9;

/** The version to write when a document has none: that of the graph's own subgraphs. */
const USUAL = 'https://specs.apollo.dev/federation/v2.3';

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

/** The first use of each directive of Federation, by its name in the document. */
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

function lineFor(names: Iterable<string>, url = USUAL): string {
  const imports = [...new Set(names)]
    .sort()
    .map((name) => `"@${name}"`)
    .join(', ');
  return `extend schema @link(url: "${url}", import: [${imports}])`;
}

/** The document says that it is Federation 2, in a version that composes here, and imports what it uses. */
export function checkLink(partner: Partner): Finding[] {
  const used = usedDirectives(partner);
  const { link } = partner;
  if (!link) {
    return [
      error(
        '1:1',
        'The document has no @link to Federation 2, so it would be read as Federation 1.',
        `Begin it with: ${lineFor([...used.keys(), 'key'])}`,
      ),
    ];
  }
  const [, again] = federationLinks(partner.document);
  if (again)
    return [
      error(
        place('@link', again),
        'The document is linked to Federation a second time, with names of its own for the same directives.',
        'Leave one of the links out.',
      ),
    ];
  const where = place('@link', link.node);
  const [major, minor] = (link.version ?? '').split('.').map(Number);
  if (major !== 2 || minor! > NEWEST) {
    return [
      error(
        where,
        `"${link.url}" is no version of Federation that composes here; those are v2.0 to v2.${NEWEST}.`,
        `Write: ${lineFor(link.imports.keys())}`,
      ),
    ];
  }
  const here = new Set(link.imports.values());
  return [...used]
    .filter(([name]) => !here.has(name))
    .map(([name, node]) =>
      error(
        place(`@${name}`, node),
        `@${name} is used and not imported.`,
        `Write: ${lineFor([...link.imports.keys(), name], link.url)}`,
      ),
    );
}
