import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { Node } from '../node/node.type.js';

/** How exactly a date is known. */
export enum DatePrecision {
  DAY = 'DAY',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}

registerEnum(DatePrecision, {
  name: 'DatePrecision',
  description: 'How exactly a date is known; what is not known is filled with the first month or day.',
  valuesConfig: {
    DAY: { description: 'The day itself is stated.' },
    MONTH: { description: 'Only the month is stated; the day is its first.' },
    YEAR: { description: 'Only the year is stated; the day is 1 January.' },
  },
});

/** What kind of text a document is. */
export enum DocumentKind {
  COUNCIL_LETTER = 'COUNCIL_LETTER',
  PROJECT_PLAN = 'PROJECT_PLAN',
  PROGRAMME_ANALYSIS = 'PROGRAMME_ANALYSIS',
  IMPLEMENTATION_PLAN = 'IMPLEMENTATION_PLAN',
  LETTER_WITH_BROCHURE = 'LETTER_WITH_BROCHURE',
  REPORT = 'REPORT',
  MONITOR = 'MONITOR',
  POLICY_PAPER = 'POLICY_PAPER',
  OTHER = 'OTHER',
}

registerEnum(DocumentKind, {
  name: 'DocumentKind',
  description: 'What kind of text a document is.',
  valuesConfig: {
    COUNCIL_LETTER: { description: 'Letter of a municipal executive to its council (raadsinformatiebrief).' },
    PROJECT_PLAN: { description: 'Plan of a project (plan van aanpak).' },
    PROGRAMME_ANALYSIS: { description: 'Analysis and action points of a programme.' },
    IMPLEMENTATION_PLAN: { description: 'Implementation plan of a policy (uitvoeringsplan).' },
    LETTER_WITH_BROCHURE: { description: 'Letter of an outside organisation, with a brochure.' },
    REPORT: { description: 'A report or study.' },
    MONITOR: { description: 'Figures of a monitor or statistics.' },
    POLICY_PAPER: { description: 'A vision, an agreement, a policy framework or a budget.' },
    OTHER: { description: 'Anything else.' },
  },
});

@ObjectType({ implements: Node, description: 'A text that facts were read in.' })
export class SourceDocument extends Node {
  @Field(() => String, { description: 'Natural key, such as `rib-maastricht-2025`.' })
  slug!: string;

  @Field(() => String, { description: 'Title, in Dutch.' })
  title!: string;

  @Field(() => DocumentKind, { description: 'What kind of text it is.' })
  kind!: DocumentKind;

  @Field(() => String, { description: 'Language of the text, ISO 639-1, such as `nl`.' })
  language!: string;

  @Field(() => DateScalar, {
    name: 'publishedOn',
    description: 'Day of publication, with the precision of `datePrecision`.',
  })
  published_on!: string;

  @Field(() => DatePrecision, { name: 'datePrecision', description: 'How exactly `publishedOn` is known.' })
  date_precision!: DatePrecision;

  @Field(() => String, { description: 'SHA-256 checksum (hexadecimal) of the text file that was read.' })
  sha256!: string;
}

export const SourceDocumentConnection = connectionOf('SourceDocument', () => SourceDocument, 'source documents');
