/** What the picture of the README shows, as the graph answers it. */
export interface PictureData {
  name: string;
  number: number;
  investments: { funding: string | null; citations: { document: { title: string } }[] }[];
  spendVersusTrend: {
    area: { name: string };
    spend: { perYear: { year: number; amount: { amount: number } }[] };
    indicators: {
      indicator: { slug: string; name: string; desiredDirection: string };
      series: { points: { period: { year: number | null }; value: number | null; document: { title: string } }[] };
      trend: {
        from: number | null;
        to: number | null;
        slopePerYear: number | null;
        pValue: number | null;
        observations: number;
        verdict: string;
      };
    }[];
  };
}

/** The query for it: spending per year with its source, and the indicators with a trend. */
export const PICTURE_QUERY = `{
  speerpunt(slug: "maastricht-lokale-toegang") {
    name
    number
    investments { funding(lang: EN) citations { document { title } } }
    spendVersusTrend(area: "GM0935") {
      area { name }
      spend { perYear { year amount { amount } } }
      indicators {
        indicator { slug name(lang: EN) desiredDirection }
        series { points { period { year } value document { title } } }
        trend { from to slopePerYear pValue observations verdict }
      }
    }
  }
}`;

const [WIDTH, HEIGHT] = [760, 500];
const [LEFT, RIGHT] = [70, 736];
const CHART = { top: 124, bottom: 264 };
const BARS = { top: 340, bottom: 400 };
/** Between 0 and the first tick above the break of the axis. */
const BREAK = 30;

const format = (value: number): string => value.toLocaleString('en-GB');
const escaped = (content: string): string => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};
const at = (value: number): string => value.toFixed(1);
const text = (x: number, y: number, content: string, kind = ''): string =>
  `  <text x="${at(x)}" y="${at(y)}"${kind && ` class="${kind}"`}>${escaped(content)}</text>`;
const line = (kind: string, [x1, y1]: [number, number], [x2, y2]: [number, number]): string =>
  `  <line class="${kind}" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}"/>`;
const titlesOf = (documents: { title: string }[]): string =>
  [...new Set(documents.map(({ title }) => title))].join('; ');

/** The axis of values, with grid lines to `end`: a break mark between 0 and the ticks, which start far above it. */
function axisOf(ticks: readonly number[], y: (value: number) => number, end: number): string[] {
  const foot = (CHART.bottom + y(ticks[0]!)) / 2;
  return [
    line('axis', [LEFT, CHART.top - 6], [LEFT, foot - 5]),
    line('axis', [LEFT, foot + 5], [LEFT, CHART.bottom]),
    line('axis', [LEFT - 6, foot - 2], [LEFT + 6, foot - 8]),
    line('axis', [LEFT - 6, foot + 8], [LEFT + 6, foot + 2]),
    line('axis', [LEFT, CHART.bottom], [RIGHT, CHART.bottom]),
    text(LEFT - 8, CHART.bottom + 4, '0', 'small end'),
    ...ticks.flatMap((tick) => [
      line('grid', [LEFT, y(tick)], [end, y(tick)]),
      text(LEFT - 8, y(tick) + 4, format(tick), 'small end'),
    ]),
  ];
}

/** The picture as SVG: one indicator with its trend above the spending per year, on the same axis of years. */
export function drawPicture(speerpunt: PictureData, slug: string): string {
  const { area, spend, indicators } = speerpunt.spendVersusTrend;
  const { indicator, series, trend } = indicators.find((one) => one.indicator.slug === slug)!;
  const known = series.points.filter(({ value }) => value !== null);
  const values = known.map((point) => ({ year: point.period.year!, value: point.value! }));
  const spendYears = spend.perYear.map(({ year }) => year);
  const years = [...values.map(({ year }) => year), ...spendYears];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const step = (RIGHT - LEFT) / (last - first + 1);
  const x = (year: number): number => LEFT + (year - first + 0.5) * step;
  const base = Math.floor(Math.min(...values.map(({ value }) => value)) / 50) * 50;
  const top = Math.ceil(Math.max(...values.map(({ value }) => value)) / 50) * 50;
  const ticks = Array.from({ length: (top - base) / 50 + 1 }, (_, index) => base + index * 50);
  const floor = CHART.bottom - BREAK;
  const y = (value: number): number => floor - ((value - base) / (top - base)) * (floor - CHART.top);
  const [from, to, slope] = [trend.from!, trend.to!, trend.slopePerYear!];
  const offset = median(values.map(({ year, value }) => value - slope * year));
  const trendAt = (year: number): [number, number] => [x(year), y(offset + slope * year)];
  const dots = values.map(({ year, value }) => ({ x: x(year), y: y(value) }));
  const most = Math.max(...spend.perYear.map(({ amount }) => amount.amount));
  const funding = speerpunt.investments.flatMap((investment) => investment.funding ?? []).join(' ');
  const title = `Speerpunt ${speerpunt.number}, ${area.name}: ${speerpunt.name}`;
  const wanted = indicator.desiredDirection === 'DOWN' ? 'fewer' : 'more';
  const aside = x(to + 1) - step / 2 + 16;

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title description">
  <title id="title">${escaped(title)}</title>
  <desc id="description">${escaped(`${indicator.name}: ${values.map(({ year, value }) => `${year} ${format(value)}`).join(', ')}. Extra money per year: ${spend.perYear.map((one) => `${one.year} €${format(one.amount.amount)}`).join(', ')}. No causal link is claimed.`)}</desc>
  <style>
    text { font: 14px system-ui, sans-serif; fill: #1f2328 }
    .page { fill: #ffffff; stroke: #d0d7de } .head { font-weight: 600; font-size: 17px } .small { font-size: 12.5px; fill: #59636e }
    .middle { text-anchor: middle } .end { text-anchor: end } .axis { stroke: #818b98 } .grid { stroke: #d0d7de; stroke-opacity: 0.6 }
    .over { paint-order: stroke; stroke: #ffffff; stroke-width: 4 }
    .line { stroke: #0969da; stroke-width: 2; fill: none } .dot { fill: #0969da } .bar { fill: #8250df }
    .trend { stroke: #bc4c00; stroke-width: 2; stroke-dasharray: 6 4 } .verdict { fill: #bc4c00; font-weight: 600 }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc } .page { fill: #0d1117; stroke: #3d444d } .small { fill: #9198a1 } .axis { stroke: #656c76 } .grid { stroke: #3d444d }
      .over { stroke: #0d1117 } .line { stroke: #4493f8 } .dot { fill: #4493f8 } .trend { stroke: #f0883e } .verdict { fill: #f0883e } .bar { fill: #ab7df8 }
    }
  </style>
  <rect class="page" x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="6"/>
${[
  text(24, 32, title, 'head'),
  text(24, 56, `${indicator.name}, one of the ${indicators.length} monitored indicators; the plan wants ${wanted}`),
  line('line', [24, 82], [56, 82]),
  `  <circle class="dot" cx="40" cy="82" r="4"/>`,
  text(64, 86, 'measured', 'small'),
  line('trend', [144, 82], [180, 82]),
  text(188, 86, `Theil–Sen trend ${from}–${to}`, 'small'),
  ...axisOf(ticks, y, aside - 16),
  `  <polyline class="line" points="${dots.map((dot) => `${at(dot.x)},${at(dot.y)}`).join(' ')}"/>`,
  line('trend', trendAt(from), trendAt(to)),
  ...dots.map((dot) => `  <circle class="dot" cx="${at(dot.x)}" cy="${at(dot.y)}" r="4"/>`),
  ...values.map(({ year, value }) => text(x(year), y(value) + 22, format(value), 'middle over')),
  text(aside, 148, `${from}–${to}: ${trend.verdict}`, 'verdict'),
  text(aside, 168, `${slope > 0 ? '+' : ''}${slope} per year`, 'small'),
  text(aside, 185, `p = ${trend.pValue!.toFixed(3)}, ${trend.observations} values`, 'small'),
  text(aside, 212, `Measurements end in ${Math.max(...values.map(({ year }) => year))};`, 'small'),
  text(aside, 229, `the spending starts in ${Math.min(...spendYears)}.`, 'small'),
  text(24, 296, 'Extra money for this speerpunt, per year'),
  text(24, 315, funding, 'small'),
  ...spend.perYear.flatMap(({ year, amount }) => {
    const height = (amount.amount / most) * (BARS.bottom - BARS.top);
    return [
      `  <rect class="bar" x="${at(x(year) - 24)}" y="${at(BARS.bottom - height)}" width="48" height="${at(height)}"/>`,
      text(x(year), BARS.bottom - height - 6, `€${format(amount.amount)}`, 'middle'),
    ];
  }),
  line('axis', [LEFT, BARS.bottom], [RIGHT, BARS.bottom]),
  ...Array.from({ length: last - first + 1 }, (_, index) =>
    text(x(first + index), BARS.bottom + 19, String(first + index), 'middle'),
  ),
  text(24, 448, `Indicator: ${titlesOf(known.map(({ document }) => document))}`, 'small'),
  text(
    24,
    466,
    `Extra money: ${titlesOf(speerpunt.investments.flatMap(({ citations }) => citations.map((one) => one.document)))}`,
    'small',
  ),
  text(24, 484, 'No causal link is claimed.', 'small'),
].join('\n')}
</svg>
`;
}
