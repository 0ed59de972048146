import { readFileSync, statSync } from 'node:fs';
import { basename, posix } from 'node:path';
import { SourceError } from '../../contract/source.js';
import type { Sheet } from '../sheet/sheet.js';
import { readSheet, type WorkbookParts } from './read-sheet.js';
import { readStyles } from './styles.js';
import { readSharedTexts } from './texts.js';
import { readXml } from './xml.js';
import { broken, zipEntries } from './zip-parts.js';

/** Bytes of the file on disk. */
const LARGEST_FILE = 64 * 1_048_576;

/**
 * The sheets of an xlsx file.
 * @throws SourceError that names the file and states why it cannot be read
 */
export function readWorkbook(path: string): { content: Buffer; sheets: Sheet[] } {
  const content = readContent(path);
  try {
    return { content, sheets: sheetsOf(partsOf(content)) };
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause;
    throw new SourceError(
      `${basename(path)} cannot be read: ${cause.message}. Save it again as xlsx with a spreadsheet program.`,
    );
  }
}

function readContent(path: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_FILE)
      throw new SourceError(
        `${basename(path)} has ${Math.ceil(size / 1_048_576)} MB, more than the ${LARGEST_FILE / 1_048_576} MB ` +
          'that can be read: keep only the sheets that are needed.',
      );
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(`The file ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}).`);
  }
}

/** The first bytes of the older format xls, and of a workbook with a password. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The parts of a workbook by their name in lower case, since programs differ in it. */
function partsOf(content: Buffer): Map<string, Buffer> {
  if (content.subarray(0, 4).equals(COMPOUND_FILE))
    throw new SourceError('it is an xls file, or has a password, and only xlsx without a password can be read');
  const parts = new Map<string, Buffer>();
  for (const { name, content: part } of zipEntries(content))
    if (/\.(xml|rels)$/i.test(name)) parts.set(partName(name), part);
  return parts;
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** What the workbook states about a sheet. */
interface ListedSheet {
  name: string;
  hidden: boolean;
  relation: string;
}

function sheetsOf(parts: ReadonlyMap<string, Buffer>): Sheet[] {
  const root = relationsOf(parts, '').find(({ type }) => type.endsWith('/officeDocument'));
  const main = root?.target ?? 'xl/workbook.xml';
  const listed: ListedSheet[] = [];
  let from1904 = false;
  readXml(textOf(parts, main), {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (name === 'sheet')
        listed.push({
          name: attribute('name') ?? '',
          hidden: /hidden/i.test(attribute('state') ?? ''),
          relation: attribute('id') ?? '',
        });
    },
  });
  const relations = relationsOf(parts, main);
  const part = (type: string) => relations.find((one) => one.type.endsWith(type))?.target;
  const [texts, styles] = [part('/sharedStrings'), part('/styles')];
  const shared: WorkbookParts = {
    texts: texts && parts.has(texts) ? readSharedTexts(textOf(parts, texts)) : [],
    styles: styles && parts.has(styles) ? readStyles(textOf(parts, styles)) : [],
    from1904,
  };
  return listed.flatMap(({ name, hidden, relation }) => {
    const of = relations.find(({ id }) => id === relation);
    // Charts and macros are sheets as well, without cells.
    return of?.type.endsWith('/worksheet') ? [readSheet(name, hidden, textOf(parts, of.target), shared)] : [];
  });
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

/** Where the parts are that a part refers to. */
function relationsOf(parts: ReadonlyMap<string, Buffer>, of: string): Relation[] {
  const folder = posix.dirname(of);
  const file = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const relations: Relation[] = [];
  if (!parts.has(file)) return relations;
  readXml(textOf(parts, file), {
    open(name, attribute) {
      const target = attribute('Target');
      if (name !== 'Relationship' || target === undefined) return;
      relations.push({
        id: attribute('Id') ?? '',
        type: attribute('Type') ?? '',
        target: partName(target.startsWith('/') ? target : posix.join(folder, target)),
      });
    },
  });
  return relations;
}

/** @throws SourceError when the part is absent */
function textOf(parts: ReadonlyMap<string, Buffer>, name: string): string {
  const part = parts.get(name);
  if (!part) throw broken();
  return part[0] === 0xff && part[1] === 0xfe ? part.toString('utf16le') : part.toString('utf8');
}
