import type { GraphModule } from '../persistence/graph-module.js';
import { places } from './places/index.js';
import { provenance } from './provenance/index.js';

/** The modules of the graph, in the direction in which they may know each other. */
export const modules: GraphModule[] = [provenance, places];
