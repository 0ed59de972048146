/** An element of an XML document, with its text content. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&([^;]*;?)/g, (whole, name: string) => {
    const plain = ENTITIES[name.replace(/;$/, '')];
    if (plain === undefined || !name.endsWith(';')) throw new Error(`"${whole}" is no entity.`);
    return plain;
  });
}

/** Reads a document as strictly as the standard asks of one without a DTD; gives its one element. */
export function readXml(document: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(document);
    if (!match) throw new Error(`Not well-formed: ${document.slice(at, at + 60)}`);
    const [, raw, closing, opening, attributes = '', empty, text] = match;
    if (opening !== undefined) {
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
        ([, name, value]) => [name!, unescaped(value!)] as const,
      );
      if (new Set(pairs.map(([name]) => name)).size < pairs.length)
        throw new Error(`<${opening}> has an attribute twice.`);
      const element: Element = { name: opening, attributes: Object.fromEntries(pairs), children: [], text: '' };
      open.at(-1)!.children.push(element);
      if (empty === '') open.push(element);
    } else if (closing !== undefined) {
      if (open.pop()!.name !== closing) throw new Error(`</${closing}> closes nothing.`);
    } else {
      for (const element of open.slice(Math.min(1, open.length - 1)))
        element.text += raw ?? (text === undefined ? '' : unescaped(text));
    }
  }
  if (open.length !== 1 || top.children.length !== 1 || top.text.trim() !== '')
    throw new Error('A document has one element, closed at its end.');
  return top.children[0]!;
}
