import { registerEnumType } from 'type-graphql';

/** What the graph and the addresses know about a format. How it writes a file is in `src/export/formats/`. */
export interface FormatDeclaration {
  /** Its value in the enum `ExportFormat`. */
  value: string;
  /** The ending of its addresses. */
  ending: string;
  /** Its description in the schema. */
  description: string;
  /** Whether it needs observations: values by indicator, area and period. */
  observationsOnly: boolean;
}

const declared: FormatDeclaration[] = [];

/** The enum of all formats, for the schema. It has its values once {@link declareFormats} was called. */
export const ExportFormat: Record<string, string> = {};
const descriptions: Record<string, { description: string }> = {};

registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'File formats of an export.',
  valuesConfig: descriptions,
});

/** Declares all formats, in the order in which they are listed; before the schema is built. */
export function declareFormats(formats: readonly FormatDeclaration[]): void {
  for (const format of formats) {
    declared.push(format);
    ExportFormat[format.value] = format.value;
    descriptions[format.value] = { description: format.description };
  }
}

/** The formats of a table. */
export function formatsFor(observations: boolean): FormatDeclaration[] {
  return declared.filter(({ observationsOnly }) => observations || !observationsOnly);
}
