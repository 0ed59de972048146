/** Words that mean the same to those who search, and where it is stated that they do. */
interface EverydayGroup {
  words: readonly string[];
  source: string;
}

const CBS_YOUTH_CARE = 'https://longreads.cbs.nl/jeugdmonitor-2024/jeugdzorg (jeugdzorg: youth care, mostly jeugdhulp)';
const TRUANCY = 'https://www.rijksoverheid.nl/onderwerpen/leerplicht/geoorloofd-schoolverzuim-en-spijbelen';
const SUICIDE =
  'https://www.cbs.nl/nl-nl/longread/statistische-trends/2021/zelfdoding-in-nederland-een-overzicht-vanaf-1950/' +
  '1-inleiding (both words, and zelfmoord)';
const COMPLEX_DIVORCE = 'https://www.veiligthuismiddenbrabant.nl/wat-is-een-complexe-scheiding/';
const PLACE_NAMES = 'https://taaleidoscoop.nl/blog/ (den-haag-vs-s-gravenhage, den-bosch-vs-s-hertogenbosch)';

/**
 * The words that people type for the terms of the field, and other names of places. A group has a source in which its
 * words mean the same, or in which the graph's own Dutch and English names of one indicator do. English words that
 * the data has itself are not repeated. To add a group, add a line with its source.
 */
export const everydayGroups: readonly EverydayGroup[] = [
  { words: ['jeugdzorg', 'jeugdhulp', 'youth care'], source: CBS_YOUTH_CARE },
  { words: ['spijbelen', 'spijbelaar', 'verzuim', 'schoolverzuim', 'truancy'], source: TRUANCY },
  { words: ['suïcide', 'suïcidaal', 'suïcidale', 'zelfdoding', 'zelfmoord', 'suicide', 'suicidal'], source: SUICIDE },
  {
    words: [
      'vechtscheiding',
      'conflictscheiding',
      'complexe scheiding',
      'high-conflict divorce',
      'conflict divorce',
      'complex divorce',
    ],
    source: COMPLEX_DIVORCE,
  },
  {
    words: ['echtscheiding', 'scheiding', 'scheiden', 'gescheiden', 'divorce'],
    source: 'rib-maastricht-2025, Bijlage 3: (echt)scheiding, for what uvp-maastricht-2024, 4.3, calls echtscheiding',
  },
  {
    words: ['pleegzorg', 'pleeggezin', 'pleegkind', 'pleegouder', 'foster care', 'foster family'],
    source:
      'uvp-maastricht-2024, 3.2 (pleeggezin) and 4.4 (pleegzorg), for the same care; ' +
      'https://www.richtlijnenjeugdhulp.nl/pleegzorg/wat-is-pleegzorg (pleegouders, and the child placed with them)',
  },
  {
    words: ['schooluitval', 'schooluitvaller', 'voortijdig schoolverlater', 'voortijdig', 'dropout'],
    source: 'kok-maastricht-2018, hoofdstuk 5: Voortijdig schoolverlaters, and factors that prevent schooluitval',
  },
  {
    words: ['dakloos', 'dakloosheid', 'dakloze', 'thuisloos', 'thuisloosheid', 'zwerfjongere', 'homeless'],
    source: 'rib-maastricht-2025, Bijlage 2 (ETHOS: dak- en thuisloosheid); kok-maastricht-2018, hoofdstuk 8',
  },
  {
    words: ['wiet', 'hasj', 'cannabis', 'blowen'],
    source: 'uvp-maastricht-2024, 3.1; kok-maastricht-2018, hoofdstuk 11',
  },
  {
    words: ['amv', 'alleenstaande minderjarige vreemdeling', 'unaccompanied minor'],
    source: 'kok-maastricht-2018, hoofdstuk 7: the abbreviation is explained there',
  },
  {
    words: ['ots', 'ondertoezichtstelling', 'onder toezicht', 'onder toezicht stelling'],
    source: 'pva-wbo-2025, 2: Onder Toezicht Stelling (OTS); uvp-maastricht-2024, 3.2',
  },
  {
    words: ['uithuisplaatsing', 'uit huis', 'out of home placement'],
    source: 'rib-maastricht-2025, Bijlage 1 (uit huis geplaatst) and Bijlage 3 (uithuisplaatsing)',
  },
  {
    words: ['ggz', 'geestelijke gezondheidszorg', 'mental health care'],
    source: 'kok-maastricht-2018, hoofdstuk 3; the English texts of rib-maastricht-2025',
  },
  {
    words: ['pesten', 'gepest', 'pestgedrag', 'bullying', 'bullied'],
    source: 'kok-maastricht-2018, hoofdstuk 14: Kinderen die gepest worden, (cyber)pesten',
  },
  { words: ['roken', 'rookten', 'gerookt', 'smoking', 'smoked'], source: 'uvp-maastricht-2024, 3.1: Roken' },
  { words: ['kind', 'kinderen', 'child', 'children'], source: 'Forms of one word that no stemmer joins' },
  {
    words: ['tienermoeder', 'tienerouder', 'tienerzwangerschap', 'jonge moeder', 'jonge ouder', 'teenage mother'],
    source: 'kok-maastricht-2018, hoofdstuk 4: Tienerzwangerschappen, jonge ouders, tienerouders',
  },
  { words: ['lvb', 'licht verstandelijke beperking'], source: 'kok-maastricht-2018, hoofdstuk 4 and 12' },
  {
    words: ['vsv', 'voortijdig schoolverlaten', 'voortijdig schoolverlater'],
    source: 'kok-maastricht-2018, hoofdstuk 5: the abbreviation is explained there',
  },
  { words: ['Den Haag', "'s-Gravenhage", 'The Hague'], source: PLACE_NAMES },
  { words: ['Den Bosch', "'s-Hertogenbosch"], source: PLACE_NAMES },
];
