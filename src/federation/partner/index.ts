export { checkSdl, type SdlCheck } from './check-sdl.js';
export { type Finding, hasErrors, type Report } from './finding.js';
export { formatReport, reportJson } from './format-report.js';
export { checkLive, type RealKeys } from './live/check-live.js';
export { fetchSdl } from './live/fetch-sdl.js';
export { NoAnswerError, type PartnerServer } from './live/post-graphql.js';
export type { OurGraph } from './our-graph.js';
export { withoutOurWords } from './own-words.js';
export { serviceFinding } from './service-finding.js';
