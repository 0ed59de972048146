import { registerEnumType } from 'type-graphql';

/** In which list of a document a role stands. */
export enum RoleGroup {
  PROJECT_TEAM = 'PROJECT_TEAM',
  FEEDBACK_GROUP = 'FEEDBACK_GROUP',
  SIGNATORY = 'SIGNATORY',
}

registerEnumType(RoleGroup, {
  name: 'RoleGroup',
  description: 'In which list of a document a role stands.',
  valuesConfig: {
    PROJECT_TEAM: { description: 'The team of a project.' },
    FEEDBACK_GROUP: { description: 'The group whose reactions a project asks for.' },
    SIGNATORY: { description: 'Those who signed the document.' },
  },
});
