import { oneLine } from '../sheet/sheet.js';

/**
 * Which decimal sign the figures of a file have. "5768.6" shows it; "1.234" does not, being one thousand or one: read
 * by a guess, it would be a thousand times too large or too small.
 */
export class DecimalEvidence {
  readonly #shown = new Map<',' | '.', string>();
  #open: string | null = null;

  take(cell: string): void {
    const text = oneLine(cell);
    if (!/[.,]/.test(text)) return;
    const [, whole, sign, digits] = /^\D{0,3}(\d+)([.,])(\d+)\D{0,3}$/.exec(text) ?? [];
    if (sign !== undefined) {
      if (digits!.length === 3 && whole!.length <= 3 && !/^0/.test(whole!)) this.#open ??= text;
      else this.#show(sign as ',' | '.', text);
    } else if (/\d\.\d{3}(\.\d{3})*,\d|\d\.\d{3}\.\d{3}/.test(text)) this.#show(',', text);
    else if (/\d,\d{3}(,\d{3})*\.\d|\d,\d{3},\d{3}/.test(text)) this.#show('.', text);
  }

  /** The sign, or why it must be declared. */
  get sign(): { decimal: ',' | '.' } | { problem: string } {
    const [first, second] = [...this.#shown];
    if (first && second)
      return {
        problem:
          `decimal: is missing, and "${first[1]}" and "${second[1]}" differ: specify "," or "."; figures with the ` +
          'other are then named.',
      };
    if (first) return { decimal: first[0] };
    if (this.#open === null) return { decimal: ',' };
    return {
      problem:
        `decimal: is missing, and "${this.#open}" may have decimals or thousands: specify "," when a point ` +
        'separates thousands, or "." when it separates decimals.',
    };
  }

  #show(sign: ',' | '.', text: string): void {
    if (!this.#shown.has(sign)) this.#shown.set(sign, text);
  }
}
