// After GraphiQL has loaded: start it with the example that the address names, and mark that example in the menu.
const { examples } = JSON.parse(document.getElementById('page-data').textContent);
const asked = new URL(location.href).searchParams;
const example = examples.find(({ slug }) => slug === asked.get('example')) ?? examples[0];
const editor = document.getElementById('graphiql');

function markCurrent() {
  if (asked.has('query')) return;
  document.querySelector(`nav a[href="/?example=${CSS.escape(example.slug)}"]`)?.setAttribute('aria-current', 'page');
}

async function showVersion() {
  const answer = await fetch('/health/ready');
  const { dataVersion, facts, reason } = await answer.json();
  document.getElementById('version').textContent = answer.ok
    ? `Data version ${dataVersion}, ${facts} facts`
    : `Not ready: ${reason}`;
}

// On a narrow screen the menu stands above the editor, and would push it out of sight.
if (matchMedia('(max-width: 60rem)').matches) document.querySelector('nav details').open = false;
markCurrent();
showVersion().catch(() => {});
editor.replaceChildren();
YogaGraphiQL.renderYogaGraphiQL(editor, {
  endpoint: '/graphql',
  title: ' ',
  logo: ' ',
  forcedTheme: 'light',
  // A query in the address (GraphiQL keeps it there while one types) goes before the example.
  ...(asked.has('query') ? {} : { query: example?.query }),
  // A token typed into the headers is not left behind in the browser.
  shouldPersistHeaders: false,
});
