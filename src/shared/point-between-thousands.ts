/** What to do about a number that may have a point between its thousands, as Dutch spreadsheets write it. */
export const POINT_BETWEEN_THOUSANDS = 'If the point stands between thousands, say "decimalChar": "," and "groupChar": "." for the column in the descriptor';
