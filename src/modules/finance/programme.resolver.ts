import { Resolver } from 'type-graphql';
import { labelled } from '../provenance/index.js';
import { Programme } from './programme.type.js';

/** Gives programmes their `name(lang)`. */
@Resolver(() => Programme)
export class ProgrammeResolver extends labelled(() => Programme) {}
