// Runs after GraphiQL has loaded: starts it with the example in the URL, and marks that example in the menu.
const { examples } = JSON.parse(document.getElementById('page-data').textContent);
const parameters = new URL(location.href).searchParams;
const example = examples.find(({ slug }) => slug === parameters.get('example')) ?? examples[0];
const editor = document.getElementById('graphiql');

function markCurrent() {
  if (parameters.has('query')) return;
  document.querySelector(`nav a[href="/?example=${CSS.escape(example.slug)}"]`)?.setAttribute('aria-current', 'page');
}

async function showVersion() {
  const response = await fetch('/health/ready');
  const { dataVersion, facts, reason } = await response.json();
  document.getElementById('version').textContent = response.ok
    ? `Data version ${dataVersion}, ${facts} facts`
    : `Not ready: ${reason}`;
}

// On a narrow screen the menu is above the editor, and would push it out of view.
if (matchMedia('(max-width: 60rem)').matches) document.querySelector('nav details').open = false;
markCurrent();
showVersion().catch(() => {});
editor.replaceChildren();
YogaGraphiQL.renderYogaGraphiQL(editor, {
  endpoint: '/graphql',
  title: ' ',
  logo: ' ',
  forcedTheme: 'light',
  // A query in the URL (GraphiQL keeps it there while the user types) takes precedence over the example.
  ...(parameters.has('query') ? {} : { query: example?.query }),
  // A token in the headers is not stored in the browser.
  shouldPersistHeaders: false,
});
