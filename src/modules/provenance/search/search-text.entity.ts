import { defineEntity, p } from '@mikro-orm/core';

/**
 * The texts of all modules that a search reads, each with the fact and the field that it belongs to. Copied at import
 * from their tables, by what the modules declare as `searchable`.
 */
export const SearchTextEntity = defineEntity({
  name: 'SearchText',
  tableName: 'search_text',
  properties: {
    number: p.integer().primary().comment('Place in the order of facts, fields and texts.'),
    fact: p.text().comment('Id of the fact that it is about.'),
    field: p.text().comment('Field of the graph that shows it.'),
    language: p.text().comment('Its language, ISO 639-1.'),
    role: p.text().comment('NAME for what the fact is called, TEXT for what is said about it, RELATION for `other`.'),
    text: p.text().nullable(),
    other: p.text().nullable().comment('Id of another fact whose name says more about this one.'),
  },
});
