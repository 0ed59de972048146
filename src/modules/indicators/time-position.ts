/**
 * A day on the axis of time, in months since year 0. A first of the month is a whole number, so that periods that begin on
 * the same day of successive years (calendar years, school years, quarters) lie exactly 12 apart, leap year or not. Counted
 * in days, 1 August 2019, 2020 and 2021 would lie 1.0012 and 0.9989 year apart, and that noise would go into every slope.
 */
export function monthsSinceYear0(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year * 12 + (month - 1) + (date - 1) / daysInMonth;
}
