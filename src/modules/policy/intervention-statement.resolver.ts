import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { type PeriodValue, parsePeriod } from '../../shared/period.js';
import { Period } from '../indicators/index.js';
import { Area, areaId, type AreaRow } from '../places/index.js';
import { inlineSourced, Organisation, organisationId } from '../provenance/index.js';
import type { EvidenceRow, InterventionAreaRow } from './intervention.repository.js';
import { InterventionArea, InterventionEvidence } from './intervention.type.js';

@Resolver(() => InterventionEvidence)
export class InterventionEvidenceResolver extends inlineSourced(() => InterventionEvidence) {
  @FieldResolver(() => String, { description: 'What the document says, in our own words; in English where the data has it, else in Dutch.' })
  statement(@Root() evidence: EvidenceRow, @Lang() lang: Language | null): string {
    return textIn(lang, evidence.statement_nl, evidence.statement_en);
  }
}

@Resolver(() => InterventionArea)
export class InterventionAreaResolver extends inlineSourced(() => InterventionArea) {
  @FieldResolver(() => Area, { description: 'The area, as the document names it: an intervention of a region is not also listed under its municipalities.' })
  area(@Root() row: InterventionAreaRow, @Ctx() context: RequestContext): Promise<AreaRow | null> {
    return loadEntity(context, areaId(row.area));
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Who runs it there; null when not stated.' })
  organisation(@Root() row: InterventionAreaRow, @Ctx() context: RequestContext) {
    return row.organisation === null ? null : loadEntity(context, organisationId(row.organisation));
  }

  @FieldResolver(() => Period, { nullable: true, description: 'When it reached this status, as exactly as the document says; null when not stated.' })
  since(@Root() row: InterventionAreaRow): PeriodValue | null {
    return row.since === null ? null : parsePeriod(row.since);
  }
}
