import { describe, expect, it } from 'vitest';
import { findingsIn, LINK } from '../../support/partner.js';

const linked = (...names: string[]) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${names.map((name) => `"@${name}"`).join(', ')}])\n`;
const MUNICIPALITY = 'type Municipality @key(fields: "code") { code: String! waitingDays: Int }';

/** A rule, with documents that fit and documents that do not; what is found in these is the whole text. */
function rule(
  name: string,
  fitting: [sdl: string, link?: string][],
  unfitting: [sdl: string, findings: string[], link?: string][],
): void {
  describe(name, () => {
    it.each(fitting)('takes %s', async (sdl, link = LINK) => {
      expect(await findingsIn(sdl, { link })).toEqual([]);
    });

    it.each(unfitting)('refuses %s', async (sdl, findings, link = LINK) => {
      expect(await findingsIn(sdl, { link })).toEqual(findings);
    });
  });
}

/** What a subgraph library writes behind a document by itself. */
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
        'error [parses] 1:1: The document is empty. Write the schema of your subgraph in it, beginning with "extend schema @link(…)".',
      ],
      '',
    ],
    [
      'type Query {',
      [
        'error [parses] 2:13: Expected Name, found <EOF>. Mend the document there; what stands before it could be read.',
      ],
    ],
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
          'Begin it with: extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])',
      ],
      '',
    ],
    [
      MUNICIPALITY,
      [
        'error [link] @link (1:16): "https://specs.apollo.dev/federation/v2.12" is no version of Federation that composes here; those are v2.0 to v2.9. ' +
          'Write: extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])',
      ],
      LINK.replace('v2.3', 'v2.12'),
    ],
    [
      MUNICIPALITY,
      [
        'error [link] @key (2:20): @key is used and not imported. Write: extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])',
      ],
      linked(),
    ],
    [
      MUNICIPALITY,
      [
        'error [link] @link (2:16): The document is linked to Federation a second time, with names of its own for the same directives. Leave one of the links out.',
      ],
      `${LINK}extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [{ name: "@override", as: "@mine" }]) `,
    ],
  ],
);

rule(
  'a type that is named',
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
        'error [types] Municipality (2:23): Municipality is named and not defined. Write: type Municipality @key(fields: "code", resolvable: false) { code: String! }',
      ],
    ],
    [
      'type Query { waiting: Municipalty }',
      ['error [types] Municipalty (2:23): Municipalty is named and not defined. Did you mean Municipality?'],
    ],
    [
      'type Query { waiting: Zzzzzzzzzz }',
      [
        'error [types] Zzzzzzzzzz (2:23): Zzzzzzzzzz is named and not defined. Define it, or name a type that is defined.',
      ],
    ],
    [
      'type Query { waiting: Money }',
      [
        'error [types] Money (2:23): Money is named and not defined. Write: type Money @shareable { amount: Decimal! currency: String! }',
      ],
    ],
    [
      'type Query { waiting: Area }',
      [
        'error [types] Area (2:23): Area is named and not defined. Write: interface Area { code: String! } and each type that yours can be, such as: ' +
          'type Municipality implements Area @key(fields: "code", resolvable: false) { code: String! }',
      ],
    ],
    [
      'type Query { waiting: Series }',
      [
        'error [types] Series (2:23): Series is named and not defined. Name what has an id or a slug instead, such as Indicator or Municipality.',
      ],
    ],
  ],
);

rule(
  'the key of a type of the graph',
  [
    [MUNICIPALITY],
    ['type Municipality @key(fields: "id") @key(fields: "code") { id: ID! code: String! waitingDays: Int }'],
    ['extend type Speerpunt @key(fields: "slug") { slug: String! waitingDays: Int }'],
  ],
  [
    [
      'type Municipality { code: String! waitingDays: Int }',
      [
        'error [keys] Municipality (2:6): Municipality is a type of the graph and has no @key here, so nothing says which one is meant. ' +
          'Write: type Municipality @key(fields: "code") { code: String! … }',
      ],
    ],
    [
      'type Query { waiting: Municipality } type Municipality { code: String! }',
      [
        'error [keys] Municipality (2:43): Municipality is a type of the graph and has no @key here, so nothing says which one is meant. ' +
          'Write: type Municipality @key(fields: "code", resolvable: false) { code: String! }',
      ],
    ],
    [
      'type Municipality @key(fields: "cod") { cod: String! waitingDays: Int }',
      [
        'error [keys] Municipality (2:20): "cod" is no key of Municipality; its keys are id and code. Write: @key(fields: "code"), with the field code: String!',
      ],
    ],
    [
      'type Municipality @key(fields: "code") { waitingDays: Int }',
      ['error [keys] Municipality (2:20): The field code of its @key is not there. Add: code: String!'],
    ],
    [
      'type Municipality @key(fields: "code") { code: ID! waitingDays: Int }',
      ['error [keys] Municipality.code (2:42): The key is ID! here and String! in the graph. Write: code: String!'],
    ],
    [
      'type Municipality @key(fields: "code", resolvable: false) { code: String! waitingDays: Int }',
      [
        'error [keys] Municipality (2:20): Municipality has fields of yours, and "resolvable: false" says that nobody can ask you for them. Leave "resolvable: false" out.',
      ],
    ],
    [
      'type Query { waiting: Municipality } type Municipality @key(fields: "code") { code: String! }',
      [
        'warning [keys] Municipality (2:57): You add nothing to Municipality, and its @key says that you can be asked for it. ' +
          'Write: type Municipality @key(fields: "code", resolvable: false) { code: String! }',
      ],
    ],
  ],
);

rule(
  'the key of a type of their own',
  [
    ['type Query { clinic: Clinic clinics: [Clinic!] } type Clinic @key(fields: "slug") { slug: ID! }'],
    ['type Query { clinic: Clinic } type Clinic { slug: ID! }'],
    ['type Query { short: Waiting long: Waiting } type Waiting { days: Int }'],
  ],
  [
    [
      'type Query { clinic: Clinic clinics: [Clinic!] } type Clinic { slug: ID! }',
      [
        'warning [own-keys] Clinic (2:55): Clinic is returned by 2 fields and has no @key, so no other subgraph can add to it. Write: type Clinic @key(fields: "slug")',
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
        'error [graph-fields] Municipality.validFrom (2:56): Municipality.validFrom is answered by the graph. Leave it out; whoever needs it asks for it beside your fields.',
      ],
    ],
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: String @override(from: "places") waitingDays: Int }',
      [
        'error [graph-fields] Municipality.validFrom (2:75): @override would make you answer what another subgraph answers. ' +
          'Leave @override out; give what you have to say a field of its own.',
      ],
      linked('key', 'override'),
    ],
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: String @mine(from: "places") waitingDays: Int }',
      [
        'error [graph-fields] Municipality.validFrom (2:75): @override would make you answer what another subgraph answers. ' +
          'Leave @override out; give what you have to say a field of its own.',
      ],
      LINK.replace('"@key"', '"@key", { name: "@override", as: "@mine" }'),
    ],
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: Date @external waitingDays: Int } scalar Date type Query { waiting: Municipality @provides(fields: "validFrom") }',
      [
        'error [graph-fields] Query.waiting (2:149): @provides would make you answer what another subgraph answers. ' +
          'Leave @provides out; give what you have to say a field of its own.',
      ],
      linked('external', 'key', 'provides'),
    ],
    [
      'type Query { municipality(code: String): Int }',
      [
        'error [graph-fields] Query.municipality (2:14): The graph has a root field municipality already. Give yours another name, one that says what it finds.',
      ],
    ],
    [
      'interface Area { code: String! waitingDays: Int } type Query { waiting: Area }',
      [
        'error [graph-fields] Area.waitingDays (2:32): Area is an interface of the graph: every type of it would need this field. ' +
          'Add the field to the types that you have it for, of Country, Region, Municipality, Neighbourhood.',
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
        'error [root-types] Mutation (2:6): The graph answers queries only; it has no Mutation. Leave it out; keep your data up to date on your own side.',
      ],
    ],
    [
      'schema { query: Root } type Root { waiting: Int }',
      ['error [root-types] Root (2:17): The root type is called Root. Write: type Query'],
    ],
  ],
);

rule(
  'a value of the graph',
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
        'error [values] AreaKind (2:6): AreaKind is a type of the graph; yours has TOWN and lacks REGION, MUNICIPALITY, NEIGHBOURHOOD. ' +
          'Write: enum AreaKind { COUNTRY REGION MUNICIPALITY NEIGHBOURHOOD }. Or give yours another name, such as RegionalAreaKind.',
      ],
    ],
    [
      'type Money { amount: Decimal! currency: String! } scalar Decimal type Query { waiting: Money }',
      [
        'error [values] Money (2:6): Money is a type of the graph that several subgraphs give, and yours is not @shareable. Write: type Money @shareable',
      ],
    ],
    [
      'type Money { amount: Float } type Query { waiting: Money }',
      [
        'error [values] Money (2:6): Money is a type of the graph; yours has amount: Float and lacks amount: Decimal!, currency: String!. ' +
          'Write: type Money @shareable { amount: Decimal! currency: String! }. Or give yours another name, such as RegionalMoney.',
      ],
    ],
    [
      'enum Money { EURO } type Query { waiting: Money }',
      [
        'error [values] Money (2:6): Money is an enum here and an object type in the graph. Give yours another name, such as RegionalMoney.',
      ],
    ],
  ],
);

rule(
  'what the subgraphs keep to themselves',
  [['type Query { waiting: Int secret: Int @inaccessible }', linked('inaccessible')]],
  [
    [
      'type Series @key(fields: "key") { key: ID! waiting: Int }',
      [
        'error [internals] Series (2:6): Series has no key that is meant for others: what names one can change any day. ' +
          'Refer to what has an id or a slug, such as Indicator and Municipality; callers find Series from there.',
      ],
    ],
    [
      'type Municipality @inaccessible @key(fields: "code") { code: String! waitingDays: Int }',
      [
        "error [internals] Municipality (2:20): @inaccessible would keep Municipality from callers, and it is the graph's. " +
          'Leave @inaccessible out; keep from callers only what is your own.',
      ],
      linked('key', 'inaccessible'),
    ],
    [
      'type Municipality @key(fields: "code") { code: String! @authenticated waitingDays: Int }',
      [
        "error [internals] Municipality.code (2:57): @authenticated would keep Municipality.code from callers, and it is the graph's. " +
          'Leave @authenticated out; keep from callers only what is your own.',
      ],
      linked('key', 'authenticated').replace('v2.3', 'v2.5'),
    ],
    [
      'type Query { _waiting: Int }',
      [
        'error [internals] Query._waiting (2:14): "_waiting" begins with "_". Begin the name with a letter; "_" belongs to gateways and subgraphs.',
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
        'error [names] waiting_time (2:43): The graph writes the name of every type in PascalCase. Write: WaitingTime',
        'error [names] waiting_time.days_waited (2:58): The graph writes the name of every field in camelCase. Write: daysWaited',
        'error [names] waiting_time.days_waited(FromYear:) (2:70): The graph writes the name of every argument in camelCase. Write: fromYear',
        'error [names] Care.outPatient (2:105): The graph writes the name of every enum value in UPPER_SNAKE. Write: OUT_PATIENT',
      ],
    ],
    [
      'type Query { getWaiting: Int listWaitingTimes: Int }',
      [
        'error [names] Query.getWaiting (2:14): A field is named after what it gives, without "get". Write: waiting',
        'error [names] Query.listWaitingTimes (2:30): A field is named after what it gives, without "list". Write: waitingTimes',
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
        'warning [nulls] Municipality.waitingDays (2:56): It says that it is never null, and null is what callers get of it when your server is down. Write: waitingDays: Int',
        'warning [nulls] Query.waiting (2:89): It says that it is never null, and null is what callers get of it when your server is down. Write: waiting: [Int!]',
      ],
    ],
  ],
);

rule(
  'what the gateway does not know',
  [
    [MUNICIPALITY],
    ['type Query { clinic: Clinic } type Clinic @key(fields: "town number") { town: String! number: Int! }'],
  ],
  [
    [
      'type Municipality @key(fields: "code") { code: String! validFrom: Date @external waitingDays: Int @needs(fields: "validFrom") } scalar Date',
      [
        'error [gateway] @needs (2:100): The gateway of the graph does not know @requires. ' +
          'Answer from the key alone: keep what you need of the graph on your own side, or let callers ask for both and compute.',
      ],
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", { name: "@requires", as: "@needs" }])\n',
    ],
    [
      'type Query { clinic: Clinic } type Clinic @key(fields: "town { slug }") { town: Town! } type Town { slug: ID! }',
      [
        'error [gateway] Clinic (2:44): The key "town { slug }" has fields below a field, which the gateway of the graph does not read. ' +
          'Give Clinic a key of plain fields, such as a slug.',
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
        'warning [numbers] Query.waiting(first:) (2:22): It counts whole things, and Float lets a half through. Write: first: Int',
        'warning [numbers] Query.waiting(clinicId:) (2:36): A name of things is no number: Int loses leading zeros and invites sums. Write: clinicId: ID',
        'warning [numbers] Waiting.id (2:77): A name of things is no number: Float loses leading zeros and invites sums. Write: id: ID!',
        'warning [numbers] Waiting.year (2:88): It counts whole things, and Float lets a half through. Write: year: Int',
      ],
    ],
  ],
);

describe('a description', () => {
  const said = 'Put a line above it in quotes that says what it holds, in which unit, and when it is null.';

  it('is asked of all that a partner brings', async () => {
    expect(
      await findingsIn('type Query { waiting(first: Int): Care } enum Care { OUTPATIENT }', { described: false }),
    ).toEqual([
      `warning [descriptions] Query.waiting (2:14): The field has no description. ${said}`,
      `warning [descriptions] Query.waiting(first:) (2:22): The argument has no description. ${said}`,
      `warning [descriptions] Care (2:47): The type has no description. ${said}`,
      `warning [descriptions] Care.OUTPATIENT (2:54): The enum value has no description. ${said}`,
    ]);
  });

  it("is not asked of what is the graph's", async () => {
    expect(
      await findingsIn('type Municipality @key(fields: "code") { code: String! "Days." waitingDays: Int }', {
        described: false,
      }),
    ).toEqual([]);
  });
});

describe('composition', () => {
  it("says what the rules cannot see, in words about the partner's own document", async () => {
    expect(await findingsIn('type Query { clinic: Clinic } type Clinic @key(fields: "name") { slug: ID! }')).toEqual([
      'error [composition] Clinic (2:36): On type "Clinic", for @key(fields: "name"): Cannot query field "name" on type "Clinic" (the field should either be added to ' +
        'this subgraph or, if it should not be resolved by this subgraph, you need to add it to this subgraph with @external). ' +
        'Name fields of the type in its @key, each of which is always there.',
    ]);
    expect(await findingsIn('type Query { waiting: Int waiting: Int }')).toEqual([
      'error [composition] Query.waiting (2:14): Field "Query.waiting" can only be defined once. Mend what it names; schema/schema.graphql shows how the graph has it.',
    ]);
  });

  it('finds what is @external and of no use', async () => {
    const sdl = 'type Municipality @key(fields: "code") { code: String! size: Int @external waitingDays: Int }';
    const findings = await findingsIn(sdl, { link: linked('key', 'external') });
    expect(findings[0]).toMatch(
      /^error \[composition\] Municipality\.size \(2:56\): .* Leave the field out: callers ask for it beside yours\.$/,
    );
  });

  it('is not tried while a rule says what is wrong: it would say the same in other words', async () => {
    expect(
      (await findingsIn('type Municipality { code: String! waitingDays: Int }')).filter((line) =>
        line.includes('[composition]'),
      ),
    ).toEqual([]);
  });
});
