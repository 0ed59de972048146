export { catalogOf } from './catalog/catalog-of.js';
export { toJsonLd, toTurtle } from './catalog/serialise.js';
export { asParameter, describeExport, type ExportDescription } from './describe-export.js';
export { ExportProblem } from './export-problem.js';
export type { ExportFile, FileFormat } from './file-format.js';
export { changesFeed } from './feed/changes-feed.js';
export { dataStateOf, ExportRun, type ExportSource } from './export-run.js';
export {
  type Parameter,
  parametersOf,
  type RawParameters,
  readArguments,
  readLanguage,
  valueForm,
} from './read-arguments.js';
export { formats, formatsOf } from './formats/index.js';
export { sideFile } from './side-file.js';
