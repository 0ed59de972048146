import { readXml } from './xml.js';

/** How the cells of a style show a number. */
export type NumberStyle = 'number' | 'date' | 'percentage';

/** The formats that a file does not declare, because every program knows them (ECMA-376 18.8.30). */
function builtIn(id: number): NumberStyle {
  if (id === 9 || id === 10) return 'percentage';
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? 'date' : 'number';
}

/** Texts in a format show as they are; sections after the first are for negative numbers, zero and texts. */
function declared(format: string): NumberStyle {
  const signs = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)[0]!;
  if (signs.includes('%')) return 'percentage';
  return /y|m|d|h|s/i.test(signs.replace(/general|standaard/gi, '')) ? 'date' : 'number';
}

/** How each style of a workbook shows a number, by its index. */
export function readStyles(xml: string): NumberStyle[] {
  const formats = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  readXml(xml, {
    open(name, attribute) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), declared(attribute('formatCode') ?? ''));
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute('numFmtId') ?? 0);
      styles.push(formats.get(id) ?? builtIn(id));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
