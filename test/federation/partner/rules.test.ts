import { describe, expect, it } from 'vitest';
import { findingsIn, LINK } from '../../support/partner.js';

const linked = (...names: string[]) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${names.map((name) => `"@${name}"`).join(', ')}])\n`;
const MUNICIPALITY = 'type Municipality @key(fields: "code") { code: String! waitingDays: Int }';

/** A rule, with documents that fit, and documents that do not with all their findings. */
function rule(
  name: string,
  fitting: [sdl: string, link?: string][],
  unfitting: [sdl: string, findings: string[], link?: string][],
): void {
  describe(name, () => {
    it.each(fitting)('accepts %s', async (sdl, link = LINK) => {
      expect(await findingsIn(sdl, { link })).toEqual([]);
    });

    it.each(unfitting)('rejects %s', async (sdl, findings, link = LINK) => {
      expect(await findingsIn(sdl, { link })).toEqual(findings);
    });
  });
}

/** What a subgraph library adds to a document. */
const MACHINERY = `
  directive @link(url: String, import: [link__Import]) repeatable on SCHEMA
  scalar link__Import
  scalar federation__FieldSet
  directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  type _Service { sdl: String }
  scalar _Any
  union _Entity = Municipality
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }`;

rule(
  'a document',
  [[MUNICIPALITY], [MUNICIPALITY + MACHINERY]],
  [
    [
      '',
      [
        'error [parses] 1:1: The document is empty. Write the schema of your subgraph, starting with "extend schema @link(…)".',
      ],
      '',
    ],
    ['type Query {', ['error [parses] 2:13: Expected Name, found <EOF>. Fix the syntax there.']],
  ],
);

rule(
  'the link to Federation',
  [
    [MUNICIPALITY],
    [MUNICIPALITY.replace('@key', '@federation__key'), linked()],
    [
      MUNICIPALITY.replace('@key', '@identity'),
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@key", as: "@identity" }])\n',
    ],
  ],
  [
    [
      MUNICIPALITY,
      [
        'error [link] 1:1: The document has no @link to Federation 2, so it would be read as Federation 1. ' +
          'Start it with: extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])',
      ],
      '',
    ],
    [
      MUNICIPALITY,
      [
        'error [link] @link (1:16): "https://specs.apollo.dev/federation/v2.12" is not a supported version of Federation; those are v2.0 to v2.9. ' +
          'Write: extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])',
      ],
      LINK.replace('v2.3', 'v2.12'),
    ],
    [
      MUNICIPALITY,
      [
        'error [link] @key (2:20): @key is used but not imported. Write: extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])',
      ],
      linked(),
    ],
    [
      MUNICIPALITY,
      ['error [link] @link (2:16): The document links to Federation twice. Remove one of the links.'],
      `${LINK}extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [{ name: "@override", as: "@mine" }]) `,
    ],
  ],
);

rule(
  'a type that is used',
  [
    [
      'type Query { waiting: Municipality } type Municipality @key(fields: "code", resolvable: false) { code: String! }',
    ],
    ['scalar Date type Query { waitingSince: Date }'],
  ],
  [
    [
      'type Query { waiting: Municipality }',
      [
        'error [types] Municipality (2:23): Municipality is used but not defined. Write: type Municipality @key(fields: "code", resolvable: false) { code: String! }',
      ],
    ],
    [
      'type Query { waiting: Municipalty }',
      ['error [types] Municipalty (2:23): Municipalty is used but not defined. Did you mean Municipality?'],
    ],
    [
      'type Query { waiting: Zzzzzzzzzz }',
      [
        'error [types] Zzzzzzzzzz (2:23): Zzzzzzzzzz is used but not defined. Define it, or use a type that is defined.',
      ],
    ],
    [
      'type Query { waiting: Money }',
      [
        'error [types] Money (2:23): Money is used but not defined. Write: type Money @shareable { amount: Decimal! currency: String! }',
      ],
    ],
    [
      'type Query { waiting: Area }',
      [
        'error [types] Area (2:23): Area is used but not defined. Write: interface Area { code: String! } and each type of it that you return, such as: ' +
          'type Municipality implements Area @key(fields: "code", resolvable: false) { code: String! }',
      ],
    ],
    [
      'type Query { waiting: Series }',
      [
        'error [types] Series (2:23): Series is used but not defined. Refer to an entity with an id or a slug instead, such as Indicator or Municipality.',
      ],
    ],
  ],
);

rule(
  'the key of an entity of the graph',
  [
    [MUNICIPALITY],
    ['type Municipality @key(fields: "id") @key(fields: "code") { id: ID! code: String! waitingDays: Int }'],
    ['extend type Speerpunt @key(fields: "slug") { slug: String! waitingDays: Int }'],
  ],
  [
    [
      'type Municipality { code: String! waitingDays: Int }',
      [
        'error [keys] Municipality (2:6): Municipality is an entity of the graph but has no @key here, so it cannot be identified. ' +
          'Write: type Municipality @key(fields: "code") { code: String! … }',
      ],
    ],
    [
      'type Query { waiting: Municipality } type Municipality { code: String! }',
      [
        'error [keys] Municipality (2:43): Municipality is an entity of the graph but has no @key here, so it cannot be identified. ' +
          'Write: type Municipality @key(fields: "code", resolvable: false) { code: String! }',
      ],
    ],
    [
      'type Municipality @key(fields: "cod") { cod: String! waitingDays: Int }',
      [
        'error [keys] Municipality (2:20): "cod" is not a key of Municipality; its keys are id and code. Write: @key(fields: "code"), with the field code: String!',
      ],
    ],
    [
      'type Municipality @key(fields: "code") { waitingDays: Int }',
      ['error [keys] Municipality (2:20): The key field code is missing. Add: code: String!'],
    ],
    [
      'type Municipality @key(fields: "code") { code: ID! waitingDays: Int }',
      ['error [keys] Municipality.code (2:42): The key is ID! here but String! in the graph. Write: code: String!'],
    ],
    [
      'type Municipality @key(fields: "code", resolvable: false) { code: String! waitingDays: Int }',
      [
        'error [keys] Municipality (2:20): You add fields to Municipality, but "resolvable: false" means that no gateway can fetch them. Remove "resolvable: false".',
      ],
    ],
    [
      'type Query { waiting: Municipality } type Municipality @key(fields: "code") { code: String! }',
      [
        'warning [keys] Municipality (2:57): You add no fields to Municipality, but its @key declares that you resolve it. ' +
          'Write: type Municipality @key(fields: "code", resolvable: false) { code: String! }',
      ],
    ],
  ],
);

rule(
  "the key of a partner's own type",
  [
    ['type Query { clinic: Clinic clinics: [Clinic!] } type Clinic @key(fields: "slug") { slug: ID! }'],
    ['type Query { clinic: Clinic } type Clinic { slug: ID! }'],
    ['type Query { short: Waiting long: Waiting } type Waiting { days: Int }'],
  ],
  [
    [
      'type Query { clinic: Clinic clinics: [Clinic!] } type Clinic { slug: ID! }',
      [
        'warning [own-keys] Clinic (2:55): Clinic is returned by 2 fields but has no @key, so no other subgraph can add fields to it. Write: type Clinic @key(fields: "slug")',
      ],
    ],
  ],
);

rule(
  'a field of the graph',
  [[MUNICIPALITY]],
  [
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: String waitingDays: Int }',
      [
        'error [graph-fields] Municipality.validFrom (2:56): The graph already resolves Municipality.validFrom. Remove it: clients select it together with yours.',
      ],
    ],
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: String @override(from: "places") waitingDays: Int }',
      [
        'error [graph-fields] Municipality.validFrom (2:75): @override would make you resolve fields of another subgraph. ' +
          'Remove @override, and add a field of your own.',
      ],
      linked('key', 'override'),
    ],
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: String @mine(from: "places") waitingDays: Int }',
      [
        'error [graph-fields] Municipality.validFrom (2:75): @override would make you resolve fields of another subgraph. ' +
          'Remove @override, and add a field of your own.',
      ],
      LINK.replace('"@key"', '"@key", { name: "@override", as: "@mine" }'),
    ],
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: Date @external waitingDays: Int } scalar Date type Query { waiting: Municipality @provides(fields: "validFrom") }',
      [
        'error [graph-fields] Query.waiting (2:149): @provides would make you resolve fields of another subgraph. ' +
          'Remove @provides, and add a field of your own.',
      ],
      linked('external', 'key', 'provides'),
    ],
    [
      'type Query { municipality(code: String): Int }',
      [
        'error [graph-fields] Query.municipality (2:14): The graph already has a root field municipality. Rename yours after what it returns.',
      ],
    ],
    [
      'interface Area { code: String! waitingDays: Int } type Query { waiting: Area }',
      [
        'error [graph-fields] Area.waitingDays (2:32): Area is an interface of the graph, so all its types would need this field. ' +
          'Add the field to the types that you have data for, of Country, Region, Municipality, Neighbourhood.',
      ],
    ],
  ],
);

rule(
  'the root',
  [['type Query { waiting: Int }']],
  [
    [
      'type Mutation { add: Int } type Query { waiting: Int }',
      [
        'error [root-types] Mutation (2:6): The graph supports queries only, so it has no Mutation. Remove it, and keep your data up to date on your own side.',
      ],
    ],
    [
      'schema { query: Root } type Root { waiting: Int }',
      ['error [root-types] Root (2:17): The root type is named Root. Write: type Query'],
    ],
  ],
);

rule(
  'a value type of the graph',
  [
    ['enum AreaKind { COUNTRY MUNICIPALITY NEIGHBOURHOOD REGION } type Query { waitingKind: AreaKind }'],
    [
      'type Money @shareable { amount: Decimal! currency: String! } scalar Decimal type Query { waitingCosts: Money }',
      linked('shareable'),
    ],
  ],
  [
    [
      'enum AreaKind { COUNTRY TOWN } type Query { waiting: AreaKind }',
      [
        'error [values] AreaKind (2:6): AreaKind is a type of the graph, but yours has TOWN and lacks REGION, MUNICIPALITY, NEIGHBOURHOOD. ' +
          'Write: enum AreaKind { COUNTRY REGION MUNICIPALITY NEIGHBOURHOOD }. Or rename yours, for example to RegionalAreaKind.',
      ],
    ],
    [
      'type Money { amount: Decimal! currency: String! } scalar Decimal type Query { waiting: Money }',
      [
        'error [values] Money (2:6): Money is a value type that several subgraphs define, but yours is not @shareable. Write: type Money @shareable',
      ],
    ],
    [
      'type Money { amount: Float } type Query { waiting: Money }',
      [
        'error [values] Money (2:6): Money is a type of the graph, but yours has amount: Float and lacks amount: Decimal!, currency: String!. ' +
          'Write: type Money @shareable { amount: Decimal! currency: String! }. Or rename yours, for example to RegionalMoney.',
      ],
    ],
    [
      'enum Money { EURO } type Query { waiting: Money }',
      [
        'error [values] Money (2:6): Money is an enum here but an object type in the graph. Rename yours, for example to RegionalMoney.',
      ],
    ],
  ],
);

rule(
  'internals of the graph',
  [['type Query { waiting: Int secret: Int @inaccessible }', linked('inaccessible')]],
  [
    [
      'type Series @key(fields: "key") { key: ID! waiting: Int }',
      [
        'error [internals] Series (2:6): Series has no public key: its internal key can change at any time. ' +
          'Refer to an entity with an id or a slug, such as Indicator or Municipality, from which clients reach Series.',
      ],
    ],
    [
      'type Municipality @inaccessible @key(fields: "code") { code: String! waitingDays: Int }',
      [
        'error [internals] Municipality (2:20): @inaccessible would hide Municipality from clients, but it belongs to the graph. ' +
          'Remove @inaccessible: you can only hide your own types and fields.',
      ],
      linked('key', 'inaccessible'),
    ],
    [
      'type Municipality @key(fields: "code") { code: String! @authenticated waitingDays: Int }',
      [
        'error [internals] Municipality.code (2:57): @authenticated would hide Municipality.code from clients, but it belongs to the graph. ' +
          'Remove @authenticated: you can only hide your own types and fields.',
      ],
      linked('key', 'authenticated').replace('v2.3', 'v2.5'),
    ],
    [
      'type Query { _waiting: Int }',
      [
        'error [internals] Query._waiting (2:14): "_waiting" starts with "_". Start the name with a letter; "_" is reserved for gateways and subgraph libraries.',
      ],
    ],
  ],
);

rule(
  'a name',
  [
    [
      'type Query { waitingTimes(fromYear: Int): Care listing: Int getaway: Int } enum Care { OUTPATIENT OUT_PATIENT_2 }',
    ],
  ],
  [
    [
      'type Query { waiting: waiting_time } type waiting_time { days_waited(FromYear: Int): Care } enum Care { outPatient }',
      [
        'error [names] waiting_time (2:43): The name of every type is in PascalCase. Write: WaitingTime',
        'error [names] waiting_time.days_waited (2:58): The name of every field is in camelCase. Write: daysWaited',
        'error [names] waiting_time.days_waited(FromYear:) (2:70): The name of every argument is in camelCase. Write: fromYear',
        'error [names] Care.outPatient (2:105): The name of every enum value is in UPPER_SNAKE_CASE. Write: OUT_PATIENT',
      ],
    ],
    [
      'type Query { getWaiting: Int listWaitingTimes: Int }',
      [
        'error [names] Query.getWaiting (2:14): A field is named after what it returns, without "get". Write: waiting',
        'error [names] Query.listWaitingTimes (2:30): A field is named after what it returns, without "list". Write: waitingTimes',
      ],
    ],
  ],
);

rule(
  'a field that is added to the graph',
  [[MUNICIPALITY], ['type Query { waiting: Waiting } type Waiting { days: Int! }']],
  [
    [
      'type Municipality @key(fields: "code") { code: String! waitingDays: Int! } type Query { waiting: [Int!]! }',
      [
        'warning [nulls] Municipality.waitingDays (2:56): It is declared non-null, but clients get null when your server is down. Write: waitingDays: Int',
        'warning [nulls] Query.waiting (2:89): It is declared non-null, but clients get null when your server is down. Write: waiting: [Int!]',
      ],
    ],
  ],
);

rule(
  'unsupported features',
  [
    [MUNICIPALITY],
    ['type Query { clinic: Clinic } type Clinic @key(fields: "town number") { town: String! number: Int! }'],
  ],
  [
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: Date @external waitingDays: Int @needs(fields: "validFrom") } scalar Date',
      [
        'error [gateway] @needs (2:100): The gateway does not support @requires. ' +
          'Resolve the field from the key alone: store what you need of the graph yourself, or let clients select both fields.',
      ],
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", { name: "@requires", as: "@needs" }])\n',
    ],
    [
      'type Query { clinic: Clinic } type Clinic @key(fields: "town { slug }") { town: Town! } type Town { slug: ID! }',
      [
        'error [gateway] Clinic (2:44): The key "town { slug }" has nested fields, which the gateway does not support. ' +
          'Give Clinic a key without nested fields, such as a slug.',
      ],
    ],
  ],
);

rule(
  'a number',
  [['type Query { waiting(first: Int, clinicId: ID): Float }']],
  [
    [
      'type Query { waiting(first: Float, clinicId: Int): Waiting } type Waiting { id: Float! year: Float }',
      [
        'warning [numbers] Query.waiting(first:) (2:22): It is a whole number, but Float allows fractions. Write: first: Int',
        'warning [numbers] Query.waiting(clinicId:) (2:36): An identifier is not a number: Int drops leading zeros and allows arithmetic. Write: clinicId: ID',
        'warning [numbers] Waiting.id (2:77): An identifier is not a number: Float drops leading zeros and allows arithmetic. Write: id: ID!',
        'warning [numbers] Waiting.year (2:88): It is a whole number, but Float allows fractions. Write: year: Int',
      ],
    ],
  ],
);

describe('a description', () => {
  const instead = 'Add a string above it that gives its meaning, its unit, and when it is null.';

  it('must be present on everything that a partner adds', async () => {
    expect(
      await findingsIn('type Query { waiting(first: Int): Care } enum Care { OUTPATIENT }', { described: false }),
    ).toEqual([
      `warning [descriptions] Query.waiting (2:14): The field has no description. ${instead}`,
      `warning [descriptions] Query.waiting(first:) (2:22): The argument has no description. ${instead}`,
      `warning [descriptions] Care (2:47): The type has no description. ${instead}`,
      `warning [descriptions] Care.OUTPATIENT (2:54): The enum value has no description. ${instead}`,
    ]);
  });

  it('may be absent from types and fields that the graph already has', async () => {
    expect(
      await findingsIn('type Municipality @key(fields: "code") { code: String! "Days." waitingDays: Int }', {
        described: false,
      }),
    ).toEqual([]);
  });
});

describe('composition', () => {
  it("finds what the rules do not, and reports it about the partner's own document", async () => {
    expect(await findingsIn('type Query { clinic: Clinic } type Clinic @key(fields: "name") { slug: ID! }')).toEqual([
      'error [composition] Clinic (2:36): On type "Clinic", for @key(fields: "name"): Cannot query field "name" on type "Clinic" (the field should either be added to ' +
        'this subgraph or, if it should not be resolved by this subgraph, you need to add it to this subgraph with @external). ' +
        'In @key, use fields of the type that are never null.',
    ]);
    expect(await findingsIn('type Query { waiting: Int waiting: Int }')).toEqual([
      'error [composition] Query.waiting (2:14): Field "Query.waiting" can only be defined once. Compare it with schema/schema.graphql, which has the definitions of the graph.',
    ]);
  });

  it('finds unused @external fields', async () => {
    const sdl = 'type Municipality @key(fields: "code") { code: String! size: Int @external waitingDays: Int }';
    const findings = await findingsIn(sdl, { link: linked('key', 'external') });
    expect(findings[0]).toMatch(
      /^error \[composition\] Municipality\.size \(2:56\): .* Remove the field: clients select it together with yours\.$/,
    );
  });

  it('is skipped when a rule has found an error: it would report the same again', async () => {
    expect(
      (await findingsIn('type Municipality { code: String! waitingDays: Int }')).filter((line) =>
        line.includes('[composition]'),
      ),
    ).toEqual([]);
  });
});
