import { enumeration } from './spend-notes.js';

/** An area as far as its name and code go. */
interface NamedArea {
  code: string;
  name_nl: string;
}

/**
 * Why the spend of a plan cannot be divided by the inhabitants of an area, in Dutch; null when it can. It can when the plan is for
 * that area alone: what several areas spend together says nothing about one of them.
 * @param planAreas codes of the areas that the plan is for; @param area the area asked for, null for the plan's own
 */
export function divisionProblem(planAreas: readonly string[], area: NamedArea | null): string | null {
  if (area && !planAreas.includes(area.code)) {
    return `Het plan geldt niet voor ${area.name_nl}: de uitgaven zijn die van het plan zelf, `
      + `en een bedrag per jonge inwoner van ${area.name_nl} is er niet.`;
  }
  if (planAreas.length === 1) return null;
  if (planAreas.length === 0) return 'Het plan noemt geen gebied: een bedrag per jonge inwoner is er niet.';
  return `Het plan geldt voor ${planAreas.length} gebieden samen (${enumeration(planAreas)}): `
    + 'een bedrag per jonge inwoner van één gebied is er niet.';
}
