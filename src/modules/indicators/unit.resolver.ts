import { Resolver } from 'type-graphql';
import { labelled } from '../provenance/index.js';
import { Unit } from './unit.type.js';

@Resolver(() => Unit)
export class UnitResolver extends labelled(() => Unit) {}
