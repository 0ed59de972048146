export { type About, asParameter, describeRun } from './about.js';
export { dataStateOf } from './data-version.js';
export type { ExportFile, FileFormat, Pieces } from './export-file.js';
export { ExportProblem } from './export-problem.js';
export { ExportRun, type ExportSource } from './export-run.js';
export { formatsOf } from './formats/index.js';
export { type Parameter, parametersOf, valueForm } from './parameters.js';
export { type RawParameters, readArguments } from './read-arguments.js';
export { sideFile } from './side-file.js';
