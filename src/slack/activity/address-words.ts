import type { Network } from '../../domain/alert/alert-view.ts';
import { harmlessLabel } from '../text/harmless.ts';

/** `192.0.2.10, known network Office Berlin`; nothing beside the address where there is no list to tell by. */
export function addressInWords(address: string, network: Network | undefined, most: number): string {
  return [harmlessLabel(address, most), ...networkInWords(network, most)].join(', ');
}

function networkInWords(network: Network | undefined, most: number): string[] {
  switch (network?.kind) {
    case 'known':
      return [`known network ${harmlessLabel(network.name, most)}`];
    case 'unlisted':
      return ['NOT A KNOWN NETWORK'];
    case 'no-list':
    case undefined:
      return [];
  }
}
