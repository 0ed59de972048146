import type { InferKyselyDB } from '@mikro-orm/sqlite';
import { DataVersionEntity, LoadedPackageEntity } from './data-version/data-version.entity.js';
import { DocumentEntity, DocumentFactsEntity, DocumentLinkEntity } from './document/document.entity.js';
import { CitationEntity, FactEntity, StatementEntity } from './fact/fact.entity.js';
import { DataImportEntity, PackageFileEntity, RemovedFactEntity, WithdrawalEntity } from './import/import.entity.js';
import { OrganisationEntity } from './organisation/organisation.entity.js';

/** The tables of this module. */
export const provenanceEntities = [
  CitationEntity,
  DataImportEntity,
  DataVersionEntity,
  DocumentEntity,
  DocumentFactsEntity,
  DocumentLinkEntity,
  FactEntity,
  LoadedPackageEntity,
  OrganisationEntity,
  PackageFileEntity,
  RemovedFactEntity,
  StatementEntity,
  WithdrawalEntity,
];

export type ProvenanceTables = InferKyselyDB<(typeof provenanceEntities)[number]>;
