import { useEffect, useState } from 'preact/hooks';
import { type ApiError, api, type EventsAnswer } from '../api.ts';
import { useDesk } from '../desk.ts';

/** Makes the root user of an account do something: AWS tells the app of it. Nothing where the server has no AWS. */
export function EventsPanel() {
  const [offer, setOffer] = useState<EventsAnswer>();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    api.events().then(setOffer, () => undefined);
  }, []);
  if (!offer) return null;
  return (
    <details class="events" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Make a root user do something…</summary>
      {isOpen && <EventForm offer={offer} />}
    </details>
  );
}

function EventForm({ offer }: { offer: EventsAnswer }) {
  const { toast } = useDesk();
  const [account, setAccount] = useState(offer.accounts[0]?.name ?? '');
  const [did, setDid] = useState(offer.acts[0]?.did ?? '');
  const tell = () => {
    const label = offer.acts.find((act) => act.did === did)?.label ?? did;
    void api.putEvent(account, did).then(
      (told) => toast(`${told.account.name}: ${label}. AWS tells the app.`),
      (error: ApiError) => toast(error.message),
    );
  };
  return (
    <form
      class="events-form"
      onSubmit={(event) => {
        event.preventDefault();
        tell();
      }}
    >
      <label>
        Account
        <input
          list="event-accounts"
          value={account}
          onInput={(event) => setAccount(event.currentTarget.value)}
        />
      </label>
      <datalist id="event-accounts">
        {offer.accounts.map(({ id, name }) => (
          <option key={id} value={name} label={id} />
        ))}
      </datalist>
      <label>
        What its root user does
        <select value={did} onChange={(event) => setDid(event.currentTarget.value)}>
          {offer.acts.map((act) => (
            <option key={act.did} value={act.did}>
              {act.label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Let it happen</button>
    </form>
  );
}
