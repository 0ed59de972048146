import { describe, expect, it } from 'vitest';
import type { PackageResource } from '../../src/contract/package-resource.js';
import { modules } from '../../src/modules/index.js';
import { checkStaleDescriptors } from '../../src/packages/check/check-given.js';
import { describePackage } from '../../src/packages/format/descriptor.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';
import { descriptorOf } from '../../src/packages/write/describe-packages.js';
import { writePackages } from './packages.js';

const RESOURCE: PackageResource = {
  name: 'kpis',
  description: 'Indicators that projects steer on.',
  key: ['slug'],
  fields: [
    { name: 'slug', type: 'slug', required: true, description: 'Its name.' },
    { name: 'kind', type: 'string', values: ['A', 'B'], description: 'Its kind.' },
    { name: 'areas', type: 'list', refersTo: 'area', description: 'Where.' },
    { name: 'share', type: 'number', minimum: 0, maximum: 1, description: 'How much.' },
  ],
  toTables: () => [],
};

describe('the descriptor of a package', () => {
  it('describes its files in the terms of Data Package v2', () => {
    const descriptor = describePackage('nota', { title: 'Nota', sources: [{ title: 'Nota' }] }, [RESOURCE]);
    expect(descriptor).toMatchObject({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'nota',
      title: 'Nota',
      version: '1.0.0',
      licenses: [{ name: 'CC-BY-4.0' }],
      sources: [{ title: 'Nota' }],
    });
    expect(descriptor.resources).toEqual([
      {
        name: 'kpis',
        path: 'kpis.csv',
        description: 'Indicators that projects steer on.',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        schema: {
          $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
          fields: [
            {
              name: 'slug',
              type: 'string',
              description: 'Its name.',
              constraints: { required: true, pattern: '[a-z0-9]+(-[a-z0-9]+)*' },
            },
            { name: 'kind', type: 'string', description: 'Its kind.', constraints: { enum: ['A', 'B'] } },
            {
              name: 'areas',
              type: 'list',
              delimiter: '|',
              itemType: 'string',
              description: 'Where.',
              'jeugdgraaf:refersTo': 'area',
            },
            { name: 'share', type: 'number', description: 'How much.', constraints: { minimum: 0, maximum: 1 } },
          ],
          primaryKey: ['slug'],
          missingValues: [''],
        },
      },
    ]);
  });

  it('keeps what only the owner of the package knows, and follows the files in the rest', () => {
    const own = {
      licenses: [{ name: 'CC0-1.0' }],
      sources: [{ title: 'Leerplichtadministratie' }],
      version: '2.1.0',
      description: 'Jaarlijks.',
      keywords: ['verzuim'],
      contributors: [{ title: 'Gemeente Breda' }],
    };
    const { folder, remove } = writePackages({
      'nota-2025/datapackage.json': JSON.stringify({
        name: 'anders',
        title: 'Oud',
        ...own,
        resources: [{ name: 'oud', path: 'oud.csv' }],
      }),
    });
    const nota = readPackageFiles(folder, modules).find(({ name }) => name === 'nota-2025')!;
    const descriptor = JSON.parse(descriptorOf(nota, modules)) as { resources: { path: string }[] };
    expect(descriptor).toMatchObject({ ...own, name: 'nota-2025', title: 'Nota 2025' });
    expect(descriptor.resources.map(({ path }) => path)).toContain('measurements.csv');
    expect(descriptor.resources.map(({ path }) => path)).not.toContain('oud.csv');
    // Written by hand it may be ordered and indented otherwise.
    const { resources, ...rest } = descriptor;
    const files = new Map(nota.files).set(
      'datapackage.json',
      Buffer.from(JSON.stringify({ resources, ...rest }, null, 4)),
    );
    expect(checkStaleDescriptors([{ ...nota, files }], modules)).toEqual([]);
    remove();
  });

  it('states a licence, a version and the source where the owner did not', () => {
    const { folder, remove } = writePackages({ 'nota-2025/datapackage.json': '{"sources":[]}' });
    const nota = readPackageFiles(folder, modules).find(({ name }) => name === 'nota-2025')!;
    expect(JSON.parse(descriptorOf(nota, modules))).toMatchObject({
      version: '1.0.0',
      licenses: [{ name: 'CC-BY-4.0' }],
      sources: [{ title: 'Nota 2025' }],
    });
    remove();
  });

  it('is found stale when it differs from the modules', () => {
    const { folder, remove } = writePackages();
    expect(checkStaleDescriptors(readPackageFiles(folder, modules), modules)).toEqual([]);
    remove();
    const stale = writePackages({ 'nota-2025/datapackage.json': '{"name":"nota-2025","resources":[]}' });
    expect(checkStaleDescriptors(readPackageFiles(stale.folder, modules), modules)).toMatchObject([
      {
        package: 'nota-2025',
        file: 'datapackage.json',
        rule: 'descriptor',
        message: 'The file is out of date: run npx jeugdgraaf describe FOLDER.',
      },
    ]);
    stale.remove();
  });
});
