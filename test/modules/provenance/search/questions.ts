/** What people type, the first hits that it must give, and why these: by the documents and their words. */
interface Question {
  text: string;
  first: string[];
  why: string;
}

export const questions: Question[] = [
  {
    text: 'suicide',
    first: ['indicator/monitor-suicidale-gedachten'],
    why: 'the youth monitor asks for suicidal thoughts (uvp-maastricht-2024, 3.1)',
  },
  { text: 'zelfmoord', first: ['indicator/monitor-suicidale-gedachten'], why: 'the same, in the everyday word' },
  {
    text: 'spijbelen',
    first: ['indicator/verzuim-absoluut', 'indicator/verzuim-relatief'],
    why: 'unauthorised absence is verzuim in the documents',
  },
  { text: 'truancy', first: ['indicator/verzuim-absoluut', 'indicator/verzuim-relatief'], why: 'the same in English' },
  { text: 'verzium', first: ['indicator/verzuim-absoluut', 'indicator/verzuim-relatief'], why: 'two letters swapped' },
  {
    text: 'eenzam',
    first: ['indicator/monitor-eenzaam', 'intervention/brede-aanpak-eenzaamheid'],
    why: 'the start and the stem of eenzaam',
  },
  {
    text: 'echtscheidng',
    first: ['indicator/echtscheidingen', 'indicator/echtscheidingen-met-minderjarig-kind'],
    why: 'a letter left out',
  },
  {
    text: 'echtscheidingen 2023',
    first: ['indicator/echtscheidingen', 'indicator/echtscheidingen-met-minderjarig-kind'],
    why: 'a year among words is no reason to leave out what has none',
  },
  { text: 'Den Haag', first: ['area/GM0518'], why: "the official name is 's-Gravenhage" },
  { text: "'s-Gravenhage", first: ['area/GM0518'], why: 'the official name itself' },
  { text: 'Den Bosch', first: ['area/GM0796'], why: "the official name is 's-Hertogenbosch" },
  {
    text: 'huisbezoek',
    first: ['statement/kok-maastricht-2018/organisation/veilig-thuis-zuid-limburg/explanation/15'],
    why: 'how Veilig Thuis works (kok-maastricht-2018)',
  },
  {
    text: 'mandaat',
    first: ['body/bestuurlijk-overleg-jeugd-wbo', 'body/ambtelijke-werkgroep-jeugd-wbo'],
    why: 'two bodies act by mandate (pva-wbo-2025, 7.1)',
  },
  {
    text: 'meisjes',
    first: [
      'statement/uvp-maastricht-2024/indicator/vorm-behandeling/development/9',
      'statement/uvp-maastricht-2024/indicator/monitor-weerbaar/development/2',
    ],
    why: 'girls of 12 to 18 and resilience (uvp-maastricht-2024)',
  },
  {
    text: 'pleegzorg kosten Maastricht',
    first: ['budget-line/uvp-6-72-wonen-2024'],
    why: 'the line of residential care, whose note is about foster families',
  },
  {
    text: 'jeugdzorg',
    first: ['indicator/gespecialiseerde-jeugdzorg-scheiding-aandeel', 'indicator/jeugdhulp-jongeren'],
    why: 'jeugdhulp is the term of the Jeugdwet',
  },
  { text: 'jeugdhulpkosten', first: ['indicator/kosten-per-jongere-ambulant'], why: 'a compound of two known words' },
  {
    text: 'kosten per jongere',
    first: ['indicator/kosten-per-jongere-ambulant'],
    why: 'the name of an effect indicator',
  },
  { text: 'jeugdhulp-aandeel-tot-18', first: ['indicator/jeugdhulp-aandeel-tot-18'], why: 'a slug' },
  { text: 'GM0935', first: ['area/GM0935'], why: 'a code of CBS' },
  { text: 'indicator/inwoners', first: ['indicator/inwoners'], why: 'an id' },
  {
    text: 'plegzorg',
    first: ['indicator/leeftijdsgrens-pleegzorg-gezinshuis', 'indicator/verblijf-pleegzorg-gezinshuis-aandeel'],
    why: 'a letter left out of a compound',
  },
  {
    text: 'kindermishandelling',
    first: ['speerpunt/maastricht-bescherming-kindermishandeling'],
    why: 'a letter too many',
  },
  {
    text: 'kindermishandeling',
    first: ['speerpunt/maastricht-bescherming-kindermishandeling'],
    why: 'a theme of kok-maastricht-2018',
  },
  {
    text: 'kinderen op de kaart',
    first: ['document/kok-maastricht-2018', 'policy-plan/kok-maastricht-2018'],
    why: 'the title of a document and its plan',
  },
  {
    text: 'uit huis geplaatst',
    first: ['indicator/verblijf-pleegzorg-gezinshuis-aandeel', 'policy-plan/uvp-maastricht-2024'],
    why: 'what an effect indicator is about (rib-maastricht-2025), though another document is shown',
  },
  {
    text: 'vechtscheiding',
    first: ['indicator/scheidingskinderen-complex-per-jaar'],
    why: 'an everyday word for a complex or conflict divorce',
  },
  { text: 'loverboys', first: ['organisation/meldpunt-aanpak-loverboys-limburg'], why: 'an organisation of that name' },
  { text: 'gezinnen', first: ['indicator/gezinnen-uit-huis-gezet'], why: 'a plural' },
  { text: 'programmas', first: ['project/kinderen-op-de-kaart'], why: 'written without its apostrophe' },
  {
    text: 'armoede',
    first: ['indicator/armoede-kinderen-eenoudergezin', 'indicator/armoede-kinderen-tweeoudergezin'],
    why: 'indicators before risk groups',
  },
  {
    text: 'veilig thuis',
    first: ['organisation/veilig-thuis-zuid-limburg', 'indicator/veilig-thuis-conflictscheiding-adviezen'],
    why: 'a document calls the organisation exactly so; then indicators of what it counts',
  },
  { text: 'KIES', first: ['intervention/kies', 'intervention/kies-mediation'], why: 'the whole name' },
  { text: 'KIES voor ouders', first: ['intervention/kies-voor-ouders'], why: 'the whole name of another' },
  { text: 'RCT', first: ['intervention/kies'], why: 'evidence as the brochure states it' },
  {
    text: 'projectleider',
    first: ['role/rs-projectleider', 'body/ambtelijk-projectleider-relatie-en-scheiding'],
    why: 'a role and a body',
  },
  { text: 'begroting jeugd', first: ['budget-line/uvp-6-2-team-jeugd-2024'], why: 'a kind, and a word of the name' },
  {
    text: 'pesten',
    first: ['indicator/monitor-gepest-op-school', 'indicator/monitor-gepest-via-internet'],
    why: 'the monitor says gepest',
  },
  {
    text: 'roken',
    first: ['indicator/monitor-roken-wekelijks', 'indicator/monitor-roken-ooit'],
    why: 'the monitor also says rookten',
  },
  { text: 'hasj', first: ['indicator/monitor-wiet-ooit'], why: 'the monitor says wiet of hasj' },
  {
    text: 'mantelzorger',
    first: ['indicator/monitor-jonge-mantelzorger', 'intervention/ondersteuning-mantelzorgers'],
    why: 'a plural in the name',
  },
  { text: 'OTS', first: ['intervention/ondertoezichtstelling'], why: 'explained in pva-wbo-2025' },
  { text: 'AMV', first: ['intervention/amv-opvang'], why: 'explained in kok-maastricht-2018' },
  {
    text: 'POH',
    first: ['indicator/huisartsen-met-poh-jeugd', 'intervention/poh-jeugd'],
    why: 'the practice nurse for youth',
  },
  {
    text: 'wethouder',
    first: ['body/college-maastricht', 'body/colleges-van-burgemeester-en-wethouders'],
    why: 'a word in the names that documents give bodies, and in a role',
  },
  { text: 'gemeenteraad', first: ['body/gemeenteraad-maastricht'], why: 'the council' },
  { text: 'stuurgroep', first: ['body/stuurgroep-relatie-en-scheiding'], why: 'the body, then its milestone' },
  {
    text: 'ervaringsdeskundigen',
    first: ['indicator/kpi-ervaringsdeskundigen', 'result/relatie-en-scheiding/R5'],
    why: 'a KPI and a result of pva-wbo-2025',
  },
  {
    text: 'signaleringskennis',
    first: ['indicator/kpi-signaleringskennis-aandeel', 'kpi/relatie-en-scheiding/1'],
    why: 'a KPI by the name of its indicator',
  },
  {
    text: 'scheiddozen',
    first: ['budget-line/pva-wbo-2025-scheiddozen-2026', 'intervention/scheiddozen'],
    why: 'optional money and what it is for (pva-wbo-2025)',
  },
  { text: 'Maastricht', first: ['area/GM0935', 'area/maastricht-heuvelland'], why: 'the municipality' },
  { text: 'Pottenberg', first: ['area/GM0935-pottenberg'], why: 'the neighbourhood' },
  { text: 'west brabant oost', first: ['area/west-brabant-oost'], why: 'a region' },
  { text: 'Sudwest', first: ['area/GM1900'], why: 'without its accent' },
  {
    text: 'tienermoeder',
    first: ['risk-group/risicogroep-jonge-ouders'],
    why: 'jonge ouders, tienerouders (kok-maastricht-2018, 4)',
  },
  { text: 'zwerfjongeren', first: ['risk-group/risicogroep-zwerfjongeren'], why: 'the risk group' },
  { text: 'dakloos', first: ['indicator/dakloze-jeugdigen'], why: 'the indicator says dakloze' },
  { text: 'homeless', first: ['indicator/dakloze-jeugdigen'], why: 'the same in English' },
  { text: 'dyslexie', first: ['indicator/vorm-dyslexie'], why: 'one form of youth care' },
  {
    text: 'schooluitval',
    first: ['indicator/voortijdig-schoolverlaters-aandeel', 'risk-group/risicogroep-voortijdig-schoolverlaters'],
    why: 'the documents say voortijdig schoolverlaten',
  },
  {
    text: 'foster care',
    first: ['indicator/leeftijdsgrens-pleegzorg-gezinshuis', 'indicator/verblijf-pleegzorg-gezinshuis-aandeel'],
    why: 'in English',
  },
  { text: 'inwoners', first: ['indicator/inwoners', 'indicator/inwoners-0-18'], why: 'the whole name first' },
  {
    text: 'villa pinedo',
    first: ['intervention/villa-pinedo', 'organisation/villa-pinedo'],
    why: 'the method and the foundation',
  },
  {
    text: 'Team Jeugd',
    first: ['organisation/team-jeugd-maastricht', 'budget-line/uvp-6-2-team-jeugd-2024'],
    why: 'the whole name, which the budget lines only begin with',
  },
  { text: 'indicator verzuim', first: ['indicator/verzuim-absoluut'], why: 'a kind narrows' },
];
