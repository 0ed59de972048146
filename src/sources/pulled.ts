/** What a pull brought. */
export interface Pulled {
  /** Rows of each kind of file. */
  rows: Map<string, number>;
  /** What a reader should know, such as how many cells hold no figure. */
  remarks: string[];
}
