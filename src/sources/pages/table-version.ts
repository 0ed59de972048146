/** Which state of a table was read. */
export interface TableVersion {
  /** All that the source says of it, as one text that differs when anything does. */
  id: string;
  /** The same for people, such as `202605010200`. */
  label: string;
  /** Day of the last change, `YYYY-MM-DD`. */
  modifiedOn: string;
}
