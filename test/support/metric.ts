/** The value of a metric in what a server exposes: the sum over all that have these labels. */
export function metricIn(exposed: string, name: string, ...labels: string[]): number {
  const lines = exposed
    .split('\n')
    .filter((line) => line.startsWith(name) && labels.every((label) => line.includes(label)));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
