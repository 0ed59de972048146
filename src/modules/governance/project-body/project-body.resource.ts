import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { documentRequired } from '../../policy/index.js';
import { projectNode } from '../project/project.entity.js';
import { ProjectBodyEntity } from './project-body.entity.js';
import { BodyProjectsResolver, ProjectBodiesResolver, ProjectBodyResolver } from './project-body.resolver.js';

const resource = resourceOf(ProjectBodyEntity, {
  name: 'project_bodies',
  description: 'The part in a project of bodies that also have tasks elsewhere.',
  key: ['project', 'body'],
  columns: { project: { refersTo: 'project' }, body: { refersTo: 'body' } },
  inlineCitations: true,
  check: documentRequired,
  cites: (row) => projectNode.id(requiredText(row, 'project')),
});

export const projectBody: ModulePart = {
  entities: [ProjectBodyEntity],
  searchable: [textsOf(ProjectBodyEntity, projectNode, { key: 'project', texts: { bodyParts: 'part' } })],
  resolvers: [BodyProjectsResolver, ProjectBodiesResolver, ProjectBodyResolver],
  resources: [resource],
};
