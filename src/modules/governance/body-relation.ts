/** How a body stands to another: *body* RELATION *other*. */
export enum BodyRelation {
  ADVISES = 'ADVISES',
  MANDATED_BY = 'MANDATED_BY',
  REPORTS_TO = 'REPORTS_TO',
  PREPARES_FOR = 'PREPARES_FOR',
  SCALES_UP_TO = 'SCALES_UP_TO',
}
