import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';
import { addNames, NAMES, type Named } from '../../support/names-of-people.js';

const persons = NAMES;

const SCOPE = { scopes: ['governance:persons'] };
const WITH_PERSON = '... on Role { person { name note } persons { name note } }';

/** All role fields, on every path to a role. */
const PATHS = {
  'a project': `{ project(slug: "relatie-en-scheiding") { roles { id note ${WITH_PERSON} citations { locator note } } } }`,
  'all projects': `{ projects { nodes { roles { id ${WITH_PERSON} } } } }`,
  documents: `{ documents { nodes { roles { id note ${WITH_PERSON} citations { locator note } } } } }`,
  'an area': `{ area(code: "west-brabant-oost") { projects { roles { ${WITH_PERSON} } } bodies { members tasks project { roles { ${WITH_PERSON} } } } } }`,
  'a plan': `{ policyPlan(slug: "pva-wbo-2025") { projects { roles { ${WITH_PERSON} } } } }`,
  'a search': `{ search(text: "projectleider", first: 500) { name node { id ${WITH_PERSON} } } }`,
} as const;

describe('the release', () => {
  it('has no names of people', () => {
    const files = readdirSync('seeds', { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('persons.csv'))).toEqual([]);
    const roles = files.filter((file) => file.endsWith('roles.csv'));
    expect(roles.length).toBeGreaterThan(3);
    // What a person is named by, such as "J. de Vries", in a file of roles.
    for (const file of roles) expect(readFileSync(`seeds/${file}`, 'utf8')).not.toMatch(/\b[A-Z]\. ?([a-z]+ )*[A-Z]/);
  });
});

describe.each(dialects())('people on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect, { fill: addNames });
  });
  afterAll(() => graph.close());

  function expectNoName(answer: unknown): void {
    const text = JSON.stringify(answer);
    for (const { name } of persons) expect(text.includes(name), 'the answer holds a name').toBe(false);
  }

  it.each(Object.entries(PATHS))('without the scope are null through %s, without an error', async (_, document) => {
    const { data, errors } = await graph.query(document);
    expect(errors).toBeUndefined();
    expectNoName(data);
    const text = JSON.stringify(data);
    expect(text).toContain('"person":null');
    expect(text).toContain('"persons":null');
    expect(text).not.toMatch(/"persons?":[^n]/);
  });

  it('without the scope are null for every role by its id', async () => {
    const ids = [...new Set(persons.map(({ role }) => `role/${role}`))];
    const { data, errors } = await graph.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { id ${WITH_PERSON} } }`, {
      ids,
    });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(ids.map((id) => ({ id, person: null, persons: null })));
  });

  it('without the scope cost no statement', async () => {
    const roles = (fields: string) => graph.query(`{ project(slug: "relatie-en-scheiding") { roles { ${fields} } } }`);
    expect((await roles('id person { name } persons { name }')).statements).toBe((await roles('id')).statements);
  });

  it('with the scope cost one statement for all roles', async () => {
    const roles = (fields: string) =>
      graph.query(`{ project(slug: "relatie-en-scheiding") { roles { ${fields} } } }`, {}, SCOPE);
    expect((await roles('id person { name } persons { name }')).statements).toBe((await roles('id')).statements + 1);
  });

  it('with the scope appear, in the order of the document', async () => {
    const { data, errors } = await graph.query(PATHS['a project'], {}, SCOPE);
    expect(errors).toBeUndefined();
    const expected = persons.filter(({ role }) => role === 'rs-ambtelijk-opdrachtgever').map(({ name }) => name);
    const role = data.project.roles.find(({ id }: { id: string }) => id === 'role/rs-ambtelijk-opdrachtgever');
    expect(expected).toHaveLength(2);
    expect(role.persons.map(({ name }: Named) => name)).toEqual(expected);
    expect(role.person.name).toBe(expected[0]);
    // A body holds this role: no document prints a name.
    const body = data.project.roles.find(({ id }: { id: string }) => id === 'role/rs-bestuurlijk-opdrachtgever');
    expect(body).toMatchObject({ person: null, persons: [] });
  });

  it('with the scope appear for all of them, and for no one else', async () => {
    const ids = [...new Set(persons.map(({ role }) => `role/${role}`))];
    const { data } = await graph.query(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { id ${WITH_PERSON} } }`,
      { ids },
      SCOPE,
    );
    const named = data.nodes.flatMap((node: { persons: Named[] }) => node.persons.map(({ name }) => name));
    expect(named.sort()).toEqual(persons.map(({ name }) => name).sort());
  });

  it.each([[[]], [SCOPE.scopes]])('cannot be searched for (scopes: %j)', async (scopes) => {
    for (const { name } of persons) {
      const { data, errors } = await graph.query(
        `query ($name: String!) { search(text: $name, first: 500) { id name fragment } organisations(search: $name) { nodes { slug } }
          bodies(search: $name) { nodes { slug } } areas(filter: { search: $name }) { nodes { code } }
          indicators(filter: { search: $name }) { nodes { slug } } interventions(filter: { search: $name }) { nodes { slug } } }`,
        { name },
        { scopes },
      );
      expect(errors).toBeUndefined();
      // A search also gives what has a part of the name in common, or nearly: never the name itself.
      const { search, ...lists } = data;
      expect(JSON.stringify(search)).not.toContain(name);
      expect(lists).toEqual({
        organisations: { nodes: [] },
        bodies: { nodes: [] },
        areas: { nodes: [] },
        indicators: { nodes: [] },
        interventions: { nodes: [] },
      });
    }
  });

  it('are not among the texts that a search reads', async () => {
    const db = graph.store.fork().getKysely<{ search_text: { text: string | null } }>();
    const texts = await db.selectFrom('search_text').select('text').execute();
    expect(texts.length).toBeGreaterThan(1000);
    for (const { name } of persons) expect(texts.filter(({ text }) => text?.includes(name))).toEqual([]);
  });

  it('are not revealed by a search for a part of a name', async () => {
    for (const word of new Set(
      persons.flatMap(({ name }) => name.split(/[\s.-]+/).filter((part) => part.length > 2)),
    )) {
      const { data, errors } = await graph.query(
        `query ($word: String!) { search(text: $word, first: 500) { id name node { id ${WITH_PERSON} } } }`,
        { word },
      );
      expect(errors).toBeUndefined();
      expectNoName(data);
      // No role is found by the name of its holder: no function contains a word that begins like a name.
      expect(data.search.filter(({ id }: { id: string }) => id.startsWith('role/'))).toEqual([]);
    }
  });

  it('cannot be queried by id', async () => {
    const { data, errors } = await graph.query(
      '{ nodes(ids: ["person/rs-projectleider/1", "person/rs-projectleider", "persons/1"]) { id } }',
    );
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([null, null, null]);
  });

  it('are not in errors and warnings', async () => {
    for (const { name } of persons.slice(0, 3)) {
      const { data, warnings } = await graph.query(
        'query ($slug: String!) { project(slug: $slug) { id } body(slug: $slug) { id } }',
        { slug: name },
      );
      expect(data).toEqual({ project: null, body: null });
      expectNoName(warnings);
    }
  });
});
