export { type Break, breakingChanges, unannounced } from './breaking-changes.js';
export { CompositionError, type CompositionReason, composeSupergraph, type Service } from './compose.js';
