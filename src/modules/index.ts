// type-graphql's decorators need it, and the modules are the first that use them.
import 'reflect-metadata';
import type { GraphModule } from '../contract/module.js';
import { finance } from './finance/index.js';
import { governance } from './governance/index.js';
import { indicators } from './indicators/index.js';
import { places } from './places/index.js';
import { policy } from './policy/index.js';
import { provenance } from './provenance/index.js';

/** The modules of the graph, in the direction in which they may know each other. */
export const modules: GraphModule[] = [provenance, places, indicators, policy, finance, governance];
