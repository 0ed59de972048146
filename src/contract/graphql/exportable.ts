import { Arg, type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { BadUserInputError } from '../errors.js';
import { ENDINGS, exportAddress, type ExportArguments, ExportFormat, TABLE_FORMATS } from '../export-format.js';

/** A page that remembers which list it is a page of. */
export interface Selected {
  /** The arguments that chose the list, without those that chose the page. */
  selection: ExportArguments;
}

/** Has a page remember its list. */
export function selected<Page extends object>(page: Page, selection: ExportArguments): Page & Selected {
  return { ...page, selection };
}

/** A list narrowed to one of its parents: what a filter's list has in common with the parent's key. */
export function narrowed<Filter extends object>(
  filter: Filter | null | undefined,
  name: keyof Filter & string,
  key: string,
): Filter {
  const asked = filter?.[name] as string[] | null | undefined;
  return { ...filter, [name]: asked && !asked.includes(key) ? [] : [key] } as Filter;
}

/**
 * The field `exportUrl` of a connection, whose pages must be {@link selected}.
 * @param table the name of its table in addresses; @param formats what it can be had as
 */
export function exportable(
  connection: () => ClassType,
  table: string,
  formats: readonly ExportFormat[] = TABLE_FORMATS,
) {
  @Resolver(connection)
  class ExportableResolver {
    @FieldResolver(() => String, {
      description:
        'Address, from the root of this service, of the whole list as a file, with exactly these arguments; which page was asked for does not matter. ' +
        'Files have an order of their own that never changes, whatever `orderBy` says.',
    })
    exportUrl(
      @Root() { selection }: Selected,
      @Arg('format', () => ExportFormat, {
        defaultValue: ExportFormat.CSV,
        description: 'The kind of file. JSON_STAT and SDMX_CSV are for measurements.',
      })
      format: ExportFormat,
    ): string {
      if (!formats.includes(format)) {
        throw new BadUserInputError(
          'format',
          `is not one that this list can be had as: those are ${formats.join(', ')}.`,
        );
      }
      return exportAddress(table, ENDINGS[format], selection);
    }
  }
  return ExportableResolver;
}
