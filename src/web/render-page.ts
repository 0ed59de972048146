import { AUDIENCES, type Audience, type Example } from './examples.js';

interface PageContents {
  examples: readonly Example[];
  /** URL of each asset, by name. */
  assets: Record<string, string>;
}

const DESCRIPTION = 'Dutch youth policy as a graph: spending, trends of indicators, and the source of every fact.';

/** Escapes text for HTML, also within attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON for a script element: `</script>` or `<!--` in a query must not end it. */
function embeddedJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

function link({ slug, name, description }: Example): string {
  const text = `<strong>${escapeHtml(name)}</strong><span>${escapeHtml(description)}</span>`;
  return `<li><a href="/?example=${escapeHtml(slug)}">${text}</a></li>`;
}

function group(audience: Audience, examples: readonly Example[]): string {
  const links = examples
    .filter((example) => example.audience === audience)
    .map(link)
    .join('\n');
  return `<section><h2>${AUDIENCES[audience]}</h2><ul>\n${links}\n</ul></section>`;
}

/**
 * The page at `/`: example queries next to GraphiQL. Examples are links rather than buttons: they work by keyboard,
 * open in tabs, and can be shared.
 */
export function renderPage({ examples, assets }: PageContents): string {
  const groups = (Object.keys(AUDIENCES) as Audience[]).map((audience) => group(audience, examples)).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${DESCRIPTION}">
<title>Jeugdgraaf</title>
<link rel="icon" href="${assets['icon.svg']}" type="image/svg+xml">
<link rel="stylesheet" href="${assets['graphiql.css']}">
<link rel="stylesheet" href="${assets['page.css']}">
</head>
<body>
<a class="skip" href="#graphiql">Skip to the query editor</a>
<header>
<h1>Jeugdgraaf</h1>
<p>${DESCRIPTION}</p>
<p class="version" id="version" role="status"></p>
</header>
<nav aria-label="Example queries">
<details open>
<summary>Example queries</summary>
<p class="hint">Select one, then press <kbd>Ctrl</kbd> <kbd>Enter</kbd> or the run button.</p>
${groups}
</details>
</nav>
<main id="graphiql" tabindex="-1" aria-label="Query editor"><p class="loading">Loading the query editor…</p></main>
<footer>
<a href="/export">Files</a>
<a href="/catalog.ttl">Catalogue</a>
<a href="/changes.atom">Changes</a>
<a href="/schema.graphql">Schema</a>
<span>The data of the release is licensed CC BY 4.0, the code EUPL 1.2.</span>
</footer>
<noscript>
<p class="loading">The query editor requires JavaScript. The graph itself is at <code>/graphql</code> (POST, JSON).</p>
</noscript>
<script type="application/json" id="page-data">${embeddedJson({ examples, assets })}</script>
<script src="${assets['boot.js']}"></script>
<script src="${assets['graphiql.js']}" defer></script>
<script src="${assets['start.js']}" defer></script>
</body>
</html>
`;
}
