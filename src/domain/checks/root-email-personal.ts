import type { Check } from './check.ts';
import { changeAddress, withMailbox } from './email.ts';
import { fail, pass } from './outcome.ts';

/** The best-known providers of mailboxes for private persons. */
const PUBLIC_PROVIDERS = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.jp hotmail.com hotmail.co.uk hotmail.de hotmail.fr
  live.com live.co.uk msn.com yahoo.com yahoo.co.jp yahoo.co.uk yahoo.co.in yahoo.de yahoo.fr ymail.com rocketmail.com
  icloud.com me.com mac.com aol.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.com tuta.io
  fastmail.com fastmail.fm hey.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de
  mailbox.org mail.com email.com usa.com zoho.com zohomail.com yandex.com yandex.ru mail.ru bk.ru inbox.ru list.ru
  rambler.ru qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com naver.com daum.net hanmail.net docomo.ne.jp
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it alice.it tiscali.it wp.pl o2.pl onet.pl
  seznam.cz centrum.cz uol.com.br bol.com.br terra.com.br rediffmail.com comcast.net verizon.net att.net sbcglobal.net
  bellsouth.net cox.net btinternet.com bluewin.ch telenet.be ziggo.nl bigpond.com shaw.ca rogers.com sympatico.ca
  mailinator.com guerrillamail.com yopmail.com`.split(/\s+/),
);

/**
 * The root's mailbox is not one of a public provider, which leaves with the person. A person's own mailbox in a company
 * domain cannot be told from a group's by its address, and passes.
 */
export const rootEmailPersonal: Check = {
  id: 'root-email-personal',
  title: 'Root e-mail not at a public mail provider',
  failure: 'root e-mail at a public mail provider',
  severity: 'high',
  controls: {},
  evaluate(subject) {
    return withMailbox(subject, ({ domain }) =>
      PUBLIC_PROVIDERS.has(domain)
        ? fail(
            `The root e-mail address is a personal mailbox at ${domain}: whoever has it can take the account over.`,
            changeAddress(subject, 'a group mailbox of the organization'),
          )
        : pass(`${domain} is not a public mail provider that we know of.`),
    );
  },
};
