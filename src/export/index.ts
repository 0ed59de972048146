export { catalogOf } from './catalog/catalog-of.js';
export { toJsonLd, toTurtle } from './catalog/serialise.js';
export { type About, asParameter, describeRun, type ExportFile, type FileFormat, type Pieces } from './about.js';
export { changesFeed } from './feed/changes-feed.js';
export { dataStateOf, ExportRun, type ExportSource } from './export-run.js';
export {
  ExportProblem,
  type Parameter,
  parametersOf,
  type RawParameters,
  readArguments,
  valueForm,
} from './read-arguments.js';
export { formatsOf } from './formats/index.js';
export { sideFile } from './side-file.js';
