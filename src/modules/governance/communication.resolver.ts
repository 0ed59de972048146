import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { manyByKey } from '../../persistence/batch.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { Communication } from './communication.type.js';
import type { PartRow } from './project-part.repository.js';
import { partOfProject } from './project-part.resolver.js';
import type { GovernanceTables } from './tables.js';

type CommunicationRow = PartRow<'communication'>;

@Resolver(() => Communication)
export class CommunicationResolver extends partOfProject(() => Communication) {
  @FieldResolver(() => String, { description: 'Whom it is meant for; in English where the data has it, else in Dutch.' })
  audience(@Root() communication: CommunicationRow, @Lang() lang: Language | null) {
    return textIn(lang, communication.audience_nl, communication.audience_en);
  }

  @FieldResolver(() => String, { description: 'What they are told, in our own words; in English where the data has it, else in Dutch.' })
  message(@Root() communication: CommunicationRow, @Lang() lang: Language | null) {
    return textIn(lang, communication.message_nl, communication.message_en);
  }

  @FieldResolver(() => [String], { description: 'By which means, in Dutch.' })
  async channels(@Root() communication: CommunicationRow, @Ctx() context: RequestContext): Promise<string[]> {
    const channels = await manyByKey(context, 'communication-channels', (communications) =>
      context.tables<GovernanceTables>().selectFrom('communication_channel').select(['communication', 'name'])
        .where('communication', 'in', [...communications]).orderBy('communication').orderBy('position').execute(),
    (row) => row.communication).load(communication.id);
    return channels.map(({ name }) => name);
  }
}
