/** What a numeric column may come back as: a number from SQLite, text from PostgreSQL. */
export type StoredNumber = number | string;
