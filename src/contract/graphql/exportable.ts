import { Arg, type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { BadUserInputError } from '../errors.js';
import { exportAddress, type ExportArguments } from '../export-address.js';
import { ExportFormat, formatsFor } from '../format.js';
import { Language } from './language.js';

/** A page with the selection that it is a page of. */
export interface Selected {
  /** The arguments of the list, without those of paging. */
  selection: ExportArguments;
}

export function selected<Page extends object>(page: Page, selection: ExportArguments): Page & Selected {
  return { ...page, selection };
}

/** Narrows a filter to one parent: the intersection of the filter's list with the parent's key. */
export function narrowed<Filter extends object>(
  filter: Filter | null | undefined,
  name: keyof Filter & string,
  key: string,
): Filter {
  const wanted = filter?.[name] as string[] | null | undefined;
  return { ...filter, [name]: wanted && !wanted.includes(key) ? [] : [key] } as Filter;
}

/**
 * The field `exportUrl` of a connection, whose pages must be {@link selected}.
 * @param table name of the table in addresses; @param observations whether its rows are observations
 */
export function exportable(connection: () => ClassType, table: string, { observations = false } = {}) {
  @Resolver(connection)
  class ExportableResolver {
    @FieldResolver(() => String, {
      description:
        'Address of the whole list as a file, from the root of this service, with exactly these arguments except ' +
        'those of paging. ' +
        'Files have a fixed order of their own; `orderBy` does not apply.',
    })
    exportUrl(
      @Root() { selection }: Selected,
      @Arg('format', () => ExportFormat, {
        defaultValue: 'CSV',
        description: 'The file format. JSON_STAT and SDMX_CSV are for measurements only.',
      })
      format: string,
      @Arg('lang', () => Language, {
        nullable: true,
        defaultValue: Language.NL,
        description: 'Language of names and texts in the file; Dutch where the data has no English.',
      })
      lang: Language | null,
    ): string {
      const formats = formatsFor(observations);
      const found = formats.find(({ value }) => value === format);
      const inLanguage = lang === Language.EN ? { ...selection, lang } : selection;
      if (found) return exportAddress(table, found.ending, inLanguage);
      throw new BadUserInputError(
        'format',
        `is not available for this list: its formats are ${formats.map(({ value }) => value).join(', ')}.`,
      );
    }
  }
  return ExportableResolver;
}
