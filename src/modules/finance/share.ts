/** How exactly a share is kept: whole millionths, so that the rest of a line is known exactly in both stores. */
export const SHARE_DECIMALS = 6;
export const WHOLE_SHARE = 10 ** SHARE_DECIMALS;
