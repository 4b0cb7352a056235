/** The page of MTS on number porting: its price, its dates, its phone. */
import type { Source } from '../../kernel/source.ts';
import { page } from '../profile/page.ts';

export const mtsPorting: Source = /* @__PURE__ */ page(
  'elista.mts.ru/personal/podderzhka/mobilnaya-svyaz/deystviya-s-sim-kartoy/perehod-ot-drugogo-operatora-s-sohraneniem-nomera-mnp',
  'high',
  'страница МТС «Переход от другого оператора с сохранением номера»',
  'page of MTS on number porting',
);
