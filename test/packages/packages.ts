import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modules } from '../../src/modules/index.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';
import { descriptorOf } from '../../src/packages/write/describe-packages.js';

/** Files of packages by path (`nota-2024/areas.csv`); null takes a file away. */
export type Files = Record<string, string | Buffer | null>;

const ORGANISATIONS = 'slug,name_nl,name_en,kind,area,description_nl,description_en,website,part_of,locator,note';
const INDICATORS =
  'slug,name_nl,name_en,description_nl,description_en,unit,decimals,desired_direction,frequency,population,measured_by,locator,note';
const DOCUMENT = 'slug,title,publisher,published_on,date_precision,kind,language,sha256,description_nl,description_en';

/** Three sound packages: places and units, a document of 2024, and one of 2025 about the same entities. */
export const SOUND: Files = {
  'gebieden/areas.csv': `code,kind,name_nl,name_en,valid_from,valid_to,within,locator,note
NL01,COUNTRY,Nederland,The Netherlands,,,,CBS,
GM0935,MUNICIPALITY,Maastricht,,,,NL01,CBS,
`,
  'gebieden/units.csv': `code,symbol,name_nl,name_en
percent,%,procent,percent
count,aantal,aantal,count
`,
  'nota-2024/document.csv': `${DOCUMENT}
nota-2024,Nota 2024,gemeente-maastricht,2024-05-01,MONTH,IMPLEMENTATION_PLAN,nl,${'a'.repeat(64)},Nota over jeugd.,
`,
  'nota-2024/organisations.csv': `${ORGANISATIONS}
gemeente-maastricht,Gemeente Maastricht,,MUNICIPALITY,GM0935,Maakt de nota.,Makes the note.,,,1|2.1,Alleen hier met gebied.
trajekt,Trajekt,,WELFARE,,,,,,3,
`,
  'nota-2024/indicators.csv': `${INDICATORS}
jeugdhulp,Jongeren met jeugdhulp,Young people in youth care,,,,1,DOWN,,,,2,
inwoners,Inwoners,Inhabitants,,,count,0,,,,,2,
`,
  'nota-2024/measurements.csv': `indicator,area,period,value,low,high,quality,missing,rank,locator,note
jeugdhulp,GM0935,2022,13.4,,,,,1,"2, tabel",
jeugdhulp,GM0935,2023,16.1,,,PROVISIONAL,,1,"2, tabel",voorlopig
inwoners,GM0935,2023-01-01,15551,,,,,1,2,
`,
  'nota-2024/roles.csv': `slug,project,position,group,function_nl,function_en,organisations,body,locator,note
nota-2024-wethouder,,1,SIGNATORY,Wethouder,Alderman,gemeente-maastricht,,Slot,
`,
  'nota-2024/persons.csv': `role,position,name,note,locator
nota-2024-wethouder,1,Wilhelmina Geheim,,Slot
`,
  'nota-2025/document.csv': `${DOCUMENT}
nota-2025,Nota 2025,gemeente-maastricht,2025-02-01,DAY,COUNCIL_LETTER,nl,${'b'.repeat(64)},,
`,
  'nota-2025/organisations.csv': `${ORGANISATIONS}
gemeente-maastricht,Gemeente Mestreech,Municipality of Maastricht,MUNICIPALITY,,Maakt elk jaar een nota.,,,,Inleiding,
`,
  'nota-2025/indicators.csv': `${INDICATORS}
jeugdhulp,Jongeren tot 18 jaar met jeugdhulp,,,,percent,1,,,,,Bijlage 1,
`,
  'nota-2025/measurements.csv': `indicator,area,period,value,low,high,quality,missing,rank,locator,note
jeugdhulp,GM0935,2023,17.1,,,,,1,Bijlage 1,
jeugdhulp,GM0935,2024,,,,,NOT_YET_PUBLISHED,1,Bijlage 1,
`,
  'nota-2025/mentions.csv': `fact,locator,note
organisation/trajekt,Bijlage 2,Hier het jongerenwerk.
`,
};

/** A folder with the sound packages and, over them, `changes`; the descriptors fit unless `changes` holds one. */
export function writePackages(changes: Files = {}): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-packages-'));
  rewritePackages(folder, changes);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes the same into a folder again. */
export function rewritePackages(folder: string, changes: Files = {}): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = { ...SOUND, ...changes };
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) if (content !== null) write(path, content);
  for (const one of readPackageFiles(folder, modules)) {
    const path = `${one.name}/datapackage.json`;
    if (!(path in changes)) write(path, descriptorOf(one, modules));
  }
}

/** A sound file with one text put in the place of another. */
export function edited(path: string, from: string, to: string): Files {
  const content = SOUND[path];
  if (typeof content !== 'string' || !content.includes(from)) throw new Error(`${path} does not hold ${from}.`);
  return { [path]: content.replace(from, to) };
}
