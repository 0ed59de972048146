// Before GraphiQL loads: where its workers are. They are files of this server, so no other host is ever asked.
const { assets } = JSON.parse(document.getElementById('page-data').textContent);

self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) =>
    assets[{ graphql: 'graphql.worker.js', json: 'json.worker.js' }[label] ?? 'editor.worker.js'],
};
