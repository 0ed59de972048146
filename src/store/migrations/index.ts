import { Provenance0001 } from './0001-provenance.js';
import { Places0002 } from './0002-places.js';
import { Indicators0003 } from './0003-indicators.js';
import { Policy0004 } from './0004-policy.js';
import { Finance0005 } from './0005-finance.js';
import { Governance0006 } from './0006-governance.js';
import { Imports0007 } from './0007-imports.js';
import { PackageVersions0008 } from './0008-package-versions.js';
import { Statements0009 } from './0009-statements.js';
import { Answers0010 } from './0010-answers.js';
import { DocumentTexts0011 } from './0011-document-texts.js';
import { GovernanceLinks0012 } from './0012-governance-links.js';
import { Search0013 } from './0013-search.js';
import { EnglishTexts0015 } from './0015-english-texts.js';
import { EnglishNotes0017 } from './0017-english-notes.js';
import { Places0019 } from './0019-places.js';
import { BudgetSchemes0020 } from './0020-budget-schemes.js';

/** Every migration, oldest first. A migration that has landed is never changed: a new one follows it. */
export const migrations = [
  Provenance0001,
  Places0002,
  Indicators0003,
  Policy0004,
  Finance0005,
  Governance0006,
  Imports0007,
  PackageVersions0008,
  Statements0009,
  Answers0010,
  DocumentTexts0011,
  GovernanceLinks0012,
  Search0013,
  EnglishTexts0015,
  EnglishNotes0017,
  Places0019,
  BudgetSchemes0020,
].map((migration) => ({ name: migration.name, class: migration }));
