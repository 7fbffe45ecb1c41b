import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { type ChoiceGroup, matching, type Offer } from './choices.ts';
import { type AnySelect, ownGroups } from './select-options.ts';
import { addressOf, type Spot } from './spot.ts';

/** Milliseconds without a key before the app is asked for options. */
const QUIET = 150;

/** What the select offers for what is typed; external ones ask the app. */
export function useOffer(element: AnySelect, spot: Spot): { offer: Offer; ask(query: string): void } {
  const desk = useDesk();
  const [query, setQuery] = useState('');
  const external = useExternal(element, spot);
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  if (isExternal) return external;
  const groups = matching(ownGroups(element, desk.state), query);
  return { offer: groups.length > 0 ? { groups } : { groups, note: 'Nothing matches.' }, ask: setQuery };
}

function useExternal(element: AnySelect, spot: Spot) {
  const desk = useDesk();
  const [offer, setOffer] = useState<Offer>({ groups: [], note: 'Loading…' });
  const latest = useRef(0);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const least = 'min_query_length' in element ? (element.min_query_length ?? 3) : 3;
  const load = async (query: string, turn: number) => {
    const found = await desk.suggest(addressOf(spot, element), query);
    if (latest.current === turn) setOffer(offerOf(found));
  };
  const ask = (query: string) => {
    latest.current += 1;
    window.clearTimeout(timer.current);
    const missing = least - [...query].length;
    if (missing > 0) return setOffer({ groups: [], note: `Type ${missing} more to search.` });
    setOffer({ groups: [], note: 'Loading…' });
    timer.current = window.setTimeout(load, QUIET, query, latest.current);
  };
  return { offer, ask };
}

function offerOf(found: { groups: readonly ChoiceGroup[]; error?: string }): Offer {
  if (found.error !== undefined) return { groups: [], note: found.error };
  const isEmpty = found.groups.every((group) => group.options.length === 0);
  return isEmpty ? { groups: [], note: 'Nothing found.' } : { groups: found.groups };
}
