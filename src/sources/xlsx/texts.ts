import { readXml, type XmlHandler } from './xml.js';

const SUPERSCRIPTS: Record<string, string> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '(': '⁽',
  ')': '⁾',
};

/**
 * Collects the text of a cell. The number of a footnote is often a digit in superscript: it stays distinct, because
 * "17" with a footnote 2 is not 172.
 */
export class TextCollector implements XmlHandler {
  #text = '';
  #inText = false;
  #raised = false;
  /** Inside the reading aid of East Asian texts, which is no part of the text. */
  #aside = false;

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 't') this.#inText = true;
    else if (name === 'r') this.#raised = false;
    else if (name === 'rPh') this.#aside = true;
    else if (name === 'vertAlign') this.#raised = attribute('val') === 'superscript';
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#aside = false;
    else if (name === 'r') this.#raised = false;
  }

  text(text: string): void {
    if (!this.#inText || this.#aside) return;
    this.#text += this.#raised ? [...text].map((sign) => SUPERSCRIPTS[sign] ?? sign).join('') : text;
  }

  /** The text so far; the next begins empty. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return unescaped(text).trim();
  }
}

/** Characters that XML cannot have are written as `_x000D_` (ECMA-376 22.9.2.19). */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** The texts that the cells of a workbook share. */
export function readSharedTexts(xml: string): string[] {
  const texts: string[] = [];
  const collector = new TextCollector();
  readXml(xml, {
    open: (name, attribute) => collector.open(name, attribute),
    close(name) {
      collector.close(name);
      if (name === 'si') texts.push(collector.take());
    },
    text: (text) => collector.text(text),
  });
  return texts;
}
