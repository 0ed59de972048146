import { Quality } from '../../modules/indicators/index.js';

/** How good the figures of a period are, with the word of CBS where ours says less. */
export interface StatusQuality {
  quality: Quality;
  note: string | null;
}

/** What the `Status` of a period means: it stands with the codes of the periods, not with the cells. */
export function qualityOf(status: string | null): StatusQuality {
  switch (status ?? '') {
    case 'Voorlopig':
      return { quality: Quality.PROVISIONAL, note: null };
    case 'NaderVoorlopig':
      return { quality: Quality.PROVISIONAL, note: 'Nader voorlopig cijfer.' };
    case 'Definitief':
    case '':
      return { quality: Quality.NORMAL, note: null };
    default:
      return { quality: Quality.NORMAL, note: `Status van de periode volgens het CBS: ${status}.` };
  }
}
