export type { BaseGraph } from './base-graph.js';
export { withoutBaseDescriptions } from './base-descriptions.js';
export { checkSdl } from './check-sdl.js';
export { type Finding, formatReport, hasErrors, type Report, reportJson } from './finding.js';
export { checkLive, type RealKeys } from './live/check-live.js';
export { NoAnswerError, type PartnerServer } from './live/post-graphql.js';
export { fetchSdl, serviceFinding } from './live/service.js';
