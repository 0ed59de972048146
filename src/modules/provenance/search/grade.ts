/** How well a word of a text matches a word of a search, best first. */
export const GRADE = { exact: 0, form: 1, start: 2, everyday: 3, part: 4, near: 5 } as const;

export type Grade = number;
