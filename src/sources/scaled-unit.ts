/** "1 000", "x 10 000", "1.000" … but not "per 1 000 inwoners", nor the end of a longer number. */
const POWER = /(?<!\bper )(?<![\d.,])(?:(?:x ?)?10{0,2}(?:[ .,]?000)+)(?![\d])/i;
const IN_WORDS = /(?<!\bper )(?:\bx ?)?\b(duizend(en|tal|tallen)?|mln|mld|miljoen(en)?|miljard(en)?)\b/i;

/**
 * Whether a unit has a multiplier, such as "x 1 000", "duizend euro" or "mln euro"; but not "per 1 000 inwoners". Any
 * kind of space counts, since publishers write no-break spaces.
 */
export function isScaled(unit: string): boolean {
  const plain = unit.replace(/\s+/g, ' ').trim();
  return POWER.test(plain) || IN_WORDS.test(plain);
}

/**
 * Whether a header states a multiplier: in words with "x" or "in", or as all that is in brackets. A header that merely
 * has a number, such as "inkomen tot 10.000 euro", states none.
 */
export function hasScale(header: string): boolean {
  const plain = header.replace(/\s+/g, ' ');
  const stated = [...plain.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, inside]) => inside!);
  const multiplied =
    /\bx ?10{0,2}(?:[ .,]?000)+(?!\d)/i.test(plain) || /\b(x|in) (duizend|miljoen|miljard|mln|mld)/i.test(plain);
  return multiplied || stated.some((text) => /^(x ?)?(1[ .,]?000|duizend|mln|mld|miljoen|miljard)/i.test(text.trim()));
}
