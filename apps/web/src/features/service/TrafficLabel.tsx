import { trafficWord, type TrafficWord } from '@fairlead/messages';
import { Label } from '@patternfly/react-core';
import { useSettings } from '../../settings/SettingsProvider.tsx';

/** "receives traffic", "no traffic", "not listed": the word says it, the colour only adds. */
export function TrafficLabel({ traffic }: { readonly traffic: TrafficWord }) {
  const { language } = useSettings();
  return (
    <Label isCompact className={`fl-traffic fl-traffic-${traffic}`}>
      {trafficWord(traffic, language)}
    </Label>
  );
}
