/** What a sum had to leave out, for its note; null when nothing. */
export function withoutFigure(without: readonly string[]): string | null {
  return without.length === 0 ? null : `Zonder ${without.join(', ')}: daarvan geeft de tabel geen cijfer (-99998).`;
}
