import { broken } from './zip-parts.js';

/** A piece of an XML document: a start tag, an end tag, or a text. An empty element gives both tags. */
export interface XmlHandler {
  open?(name: string, attributes: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

const PIECE = new RegExp(
  [
    String.raw`<!--[\s\S]*?-->|<\?[\s\S]*?\?>`,
    String.raw`<!\[CDATA\[([\s\S]*?)\]\]>`,
    String.raw`<(\/?)([^\s/>!?]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>`,
    '([^<]+)',
  ].join('|'),
  'y',
);

/**
 * Reads XML as the parts of a workbook have it: names without their prefixes, since programs differ in these. A
 * document type is rejected: a workbook has none, and one can declare entities of any size.
 * @throws SourceError when it is not well-formed
 */
export function readXml(xml: string, { open, close, text }: XmlHandler): void {
  let depth = 0;
  PIECE.lastIndex = 0;
  const start = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let at = start; at < xml.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(xml);
    if (!piece) throw broken();
    const [, cdata, end, name, attributes, empty, characters] = piece;
    if (characters !== undefined) {
      if (depth > 0) text?.(decoded(characters));
    } else if (cdata !== undefined) text?.(cdata);
    else if (name !== undefined) {
      const local = withoutPrefix(name);
      if (!end) open?.(local, (wanted) => attribute(attributes!, wanted));
      if (end || empty) close?.(local);
      depth += end ? -1 : empty ? 0 : 1;
    }
  }
  if (depth !== 0) throw broken();
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attribute(attributes: string, wanted: string): string | undefined {
  for (const [, name, double, single] of attributes.matchAll(ATTRIBUTE))
    if (name === wanted || (name!.endsWith(`:${wanted}`) && name !== `xmlns:${wanted}`))
      return decoded(double ?? single!);
  return undefined;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (all, hex, digits, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
