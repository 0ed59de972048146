import { type Finding, findingsOf } from '../finding.js';
import type { OurGraph } from '../our-graph.js';
import { ownParts } from '../own-parts.js';
import { type Partner, place } from '../partner.js';

const { warning } = findingsOf('descriptions');

/** Everything that a partner brings is described: the editor shows it, and it is all that a caller has to go by. */
export function checkDescriptions(partner: Partner, ours: OurGraph): Finding[] {
  return ownParts(partner, ours)
    .filter(({ described }) => !described)
    .map(({ what, coordinate, node }) =>
      warning(
        place(coordinate, node),
        `The ${what} has no description.`,
        'Put a line above it in quotes that says what it holds, in which unit, and when it is null.',
      ),
    );
}
