// Runs before GraphiQL loads: its workers are files of this server, so that no request goes to another host.
const { assets } = JSON.parse(document.getElementById('page-data').textContent);

self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) =>
    assets[{ graphql: 'graphql.worker.js', json: 'json.worker.js' }[label] ?? 'editor.worker.js'],
};
