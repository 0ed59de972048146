export { checkSdl, type SdlCheck } from './check-sdl.js';
export { type Finding, formatReport, hasErrors, type Report, reportJson } from './finding.js';
export { checkLive, type RealKeys } from './live/check-live.js';
export { fetchSdl } from './live/fetch-sdl.js';
export { NoAnswerError, type PartnerServer, serviceFinding } from './live/post-graphql.js';
export type { OurGraph } from './our-graph.js';
export { withoutOurWords } from './own-words.js';
