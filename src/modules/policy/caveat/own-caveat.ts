import { nodeId } from '../../../contract/node-id.js';
import { CaveatSubject } from './caveat.type.js';

const slug = 'uitgaven-en-cijfers-zonder-oorzaak';

/** Our own caveat on spending beside figures. It rests on no document, so that it has no citations. */
export const noCauseShown = {
  id: nodeId('caveat', slug),
  slug,
  plan: null,
  about: CaveatSubject.FIGURES,
  weight: 1,
  while_quality: null,
  text_nl: 'De uitgaven en de cijfers staan hier naast elkaar. Niets laat zien dat het een het ander veroorzaakt.',
  text_en: 'The spending and the figures stand side by side here. Nothing shows that one causes the other.',
  package: '',
};
