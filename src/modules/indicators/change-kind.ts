import { registerEnumType } from 'type-graphql';

/** What became of a fact. */
export enum ChangeKind {
  ADDED = 'ADDED',
  REVISED = 'REVISED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What became of a fact between two data versions.',
  valuesConfig: {
    ADDED: { description: 'It was not there before.' },
    REVISED: { description: 'It was there, and something that is said of it is different now.' },
    WITHDRAWN: { description: 'It does not count any more: a document withdraws it, or no package states it.' },
  },
});
