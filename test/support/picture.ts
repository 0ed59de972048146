/** What the picture of the README shows, as the graph answers it. */
export interface PictureData {
  name: string;
  number: number;
  spendVersusTrend: {
    area: { name: string };
    spend: { perYear: { year: number; amount: { amount: number } }[] };
    indicators: {
      indicator: { slug: string; name: string; desiredDirection: string };
      series: { points: { period: { year: number | null }; value: number | null; document: { slug: string } }[] };
      trend: { slopePerYear: number | null; pValue: number | null; observations: number; verdict: string };
    }[];
  };
}

/** The query for it: spend per year, and the indicators with a trend. */
export const PICTURE_QUERY = `{
  speerpunt(slug: "maastricht-lokale-toegang") {
    name
    number
    spendVersusTrend(area: "GM0935") {
      area { name }
      spend { perYear { year amount { amount } } }
      indicators {
        indicator { slug name(lang: EN) desiredDirection }
        series { points { period { year } value document { slug } } }
        trend { slopePerYear pValue observations verdict }
      }
    }
  }
}`;

const WIDTH = 760;
const [LEFT, RIGHT] = [70, 730];
const CHART = { top: 82, bottom: 210 };
const BARS = { top: 262, bottom: 322 };

const format = (value: number): string => value.toLocaleString('en-GB');
const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};
const text = (x: number, y: number, content: string, kind = ''): string =>
  `  <text x="${x.toFixed(1)}" y="${y.toFixed(1)}"${kind && ` class="${kind}"`}>${content}</text>`;

/** The picture as SVG: one indicator with its trend above the spend per year, on the same axis of years. */
export function drawPicture(speerpunt: PictureData, slug: string): string {
  const { area, spend, indicators } = speerpunt.spendVersusTrend;
  const { indicator, series, trend } = indicators.find((one) => one.indicator.slug === slug)!;
  const points = series.points.filter(({ value }) => value !== null).map((p) => ({ x: p.period.year!, y: p.value! }));
  const years = [...points.map(({ x }) => x), ...spend.perYear.map(({ year }) => year)];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const step = (RIGHT - LEFT) / (last - first + 1);
  const x = (year: number): number => LEFT + (year - first + 0.5) * step;
  const base = Math.floor(Math.min(...points.map((p) => p.y)) / 100) * 100;
  const top = Math.ceil(Math.max(...points.map((p) => p.y)) / 50) * 50;
  const y = (value: number): number => CHART.bottom - ((value - base) / (top - base)) * (CHART.bottom - CHART.top);
  const slope = trend.slopePerYear!;
  const offset = median(points.map((p) => p.y - slope * p.x));
  const [from, to] = [points[0]!.x, points.at(-1)!.x];
  const most = Math.max(...spend.perYear.map(({ amount }) => amount.amount));
  const sources = [...new Set(series.points.map(({ document }) => document.slug))].join(', ');
  const title = `Speerpunt ${speerpunt.number}, ${area.name}: ${speerpunt.name}`;

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 392" width="${WIDTH}" height="392" role="img" aria-labelledby="title description">
  <title id="title">${title}</title>
  <desc id="description">${indicator.name}: ${points.map((p) => `${p.x} ${format(p.y)}`).join(', ')}. Spend per year: ${spend.perYear.map((s) => `${s.year} €${format(s.amount.amount)}`).join(', ')}.</desc>
  <style>
    text { font: 13px system-ui, sans-serif; fill: #1f2328 }
    .page { fill: #ffffff; stroke: #d0d7de } .head { font-weight: 600; font-size: 16px } .small { font-size: 12px; fill: #59636e }
    .middle { text-anchor: middle } .axis { stroke: #d0d7de } .line { stroke: #0969da; stroke-width: 2; fill: none } .dot { fill: #0969da }
    .trend { stroke: #bc4c00; stroke-width: 2; stroke-dasharray: 6 4 } .verdict { fill: #bc4c00; font-weight: 600 } .bar { fill: #8250df }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc } .page { fill: #0d1117; stroke: #3d444d } .small { fill: #9198a1 } .axis { stroke: #3d444d }
      .line { stroke: #4493f8 } .dot { fill: #4493f8 } .trend { stroke: #f0883e } .verdict { fill: #f0883e } .bar { fill: #ab7df8 }
    }
  </style>
  <rect class="page" x="0.5" y="0.5" width="${WIDTH - 1}" height="391" rx="6"/>
${[
  text(24, 32, title, 'head'),
  text(
    24,
    56,
    `${indicator.name}; the plan wants ${indicator.desiredDirection === 'DOWN' ? 'fewer' : 'more'} (axis from ${format(base)})`,
  ),
  `  <line class="axis" x1="${LEFT}" x2="${RIGHT}" y1="${CHART.bottom}" y2="${CHART.bottom}"/>`,
  `  <polyline class="line" points="${points.map((p) => `${x(p.x).toFixed(1)},${y(p.y).toFixed(1)}`).join(' ')}"/>`,
  `  <line class="trend" x1="${x(from).toFixed(1)}" y1="${y(offset + slope * from).toFixed(1)}" x2="${x(to).toFixed(1)}" y2="${y(offset + slope * to).toFixed(1)}"/>`,
  ...points.map((p) => `  <circle class="dot" cx="${x(p.x).toFixed(1)}" cy="${y(p.y).toFixed(1)}" r="4"/>`),
  ...points.map((p) => text(x(p.x), y(p.y) + 22, format(p.y), 'middle')),
  text(x(to) + 60, 110, trend.verdict, 'verdict'),
  text(x(to) + 60, 130, `${slope > 0 ? '+' : ''}${slope} per year (Theil–Sen)`, 'small'),
  text(x(to) + 60, 147, `p = ${trend.pValue!.toFixed(3)}, ${trend.observations} values`, 'small'),
  text(24, 240, 'Spend per year, as documents state it'),
  ...spend.perYear.flatMap(({ year, amount }) => {
    const height = (amount.amount / most) * (BARS.bottom - BARS.top);
    return [
      `  <rect class="bar" x="${(x(year) - 24).toFixed(1)}" y="${(BARS.bottom - height).toFixed(1)}" width="48" height="${height.toFixed(1)}"/>`,
      text(x(year), BARS.bottom - height - 5, `€${format(amount.amount)}`, 'middle'),
    ];
  }),
  `  <line class="axis" x1="${LEFT}" x2="${RIGHT}" y1="${BARS.bottom}" y2="${BARS.bottom}"/>`,
  ...Array.from({ length: last - first + 1 }, (_, i) =>
    text(x(first + i), BARS.bottom + 18, String(first + i), 'middle'),
  ),
  text(24, 372, `Indicator read in ${sources}. Nothing here claims that spending caused anything.`, 'small'),
].join('\n')}
</svg>
`;
}
