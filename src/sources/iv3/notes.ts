import { exactText } from '../exact-text.js';
import type { Amount } from './amounts.js';

/** What a sum over taakvelden is not made of, and what is known of one that cannot be made; null when all parts are there. */
export function noteOnParts({ euro, known, without, silent }: Amount): string | null {
  if (known.size === 0 && without.length === 0) return 'De tabel geeft voor geen van deze taakvelden een bedrag.';
  const parts = [...known].map(([taakveld, amount]) => `${taakveld} ${exactText(amount)}`);
  return [
    without.length > 0 ? `Van ${without.join(', ')} geeft de tabel geen cijfer (-99998): de som is niet bekend.` : null,
    euro === null && parts.length > 0 ? `Wel bekend, in euro: ${parts.join(', ')}.` : null,
    silent.length > 0 ? `Zonder bedrag in de tabel: ${silent.join(', ')}.` : null,
  ].filter((text) => text !== null).join(' ') || null;
}
