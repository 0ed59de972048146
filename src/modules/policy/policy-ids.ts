import { nodeId } from '../../contract/node-id.js';

/** The id of the policy plan with this slug. */
export const planId = (slug: string): string => nodeId('policy-plan', slug);

/** The id of the speerpunt with this slug. */
export const speerpuntId = (slug: string): string => nodeId('speerpunt', slug);

/** The id of the action with this slug. */
export const actionId = (slug: string): string => nodeId('action', slug);

/** The id of the intervention with this slug. */
export const interventionId = (slug: string): string => nodeId('intervention', slug);

/** The id of the risk group with this slug. */
export const riskGroupId = (slug: string): string => nodeId('risk-group', slug);

/** The id of an action point: numbers are unique within their plan only. */
export const actionPointId = (plan: string, number: number | string): string => nodeId('action-point', plan, number);

/** The id of the caveat with this slug. */
export const caveatId = (slug: string): string => nodeId('caveat', slug);
