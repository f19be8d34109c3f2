import { ALL_STEPS, type GraphSnapshot } from '@fairlead/protocol';
import { Connections, waysBetween } from '@fairlead/service-graph';
import { Label, LabelGroup } from '@patternfly/react-core';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { ViewState, ViewStatePatch } from '../../viewState/viewState.ts';
import { lookingOf, nameOf, NO_FOCUS, stepsOf } from './focusState.ts';

export interface FocusChipsProps {
  readonly view: ViewState;
  readonly snapshot: GraphSnapshot | undefined;
  readonly onChange: (patch: ViewStatePatch) => void;
}

/** What the map is narrowed to: a neighbourhood, or the ways between two; each with a way back. */
export function FocusChips({ view, snapshot, onChange }: FocusChipsProps) {
  const { t } = useTranslation();
  const [from, to] = view.path;
  const way = useWay(view.path, snapshot);
  const remove = (name: string) => ({
    closeBtnAriaLabel: t('toolbar.chips.remove', { name }),
    onClose: () => onChange(NO_FOCUS),
  });
  if (from !== undefined && to === undefined) {
    return (
      <Label status="info" variant="outline" {...remove(t('focus.pathChip'))}>
        {t('focus.choose')}
      </Label>
    );
  }
  if (from !== undefined && to !== undefined) {
    const ends = { from: nameOf(from), to: nameOf(to) };
    const text =
      way === undefined
        ? t('focus.apart', ends)
        : t(`focus.way.${way.direction}`, { ...ends, steps: t('focus.steps', { count: way.steps }) });
    return (
      <LabelGroup categoryName={t('focus.pathChip')}>
        <Label variant="outline" {...(way === undefined ? { status: 'warning' as const } : {})} {...remove(text)}>
          {text}
        </Label>
      </LabelGroup>
    );
  }
  if (view.focus === undefined) return null;
  const steps = stepsOf(view) === ALL_STEPS ? t('focus.all') : t('focus.steps', { count: stepsOf(view) });
  const keys = { both: 'focus.chipBoth', upstream: 'focus.chipUpstream', downstream: 'focus.chipDownstream' } as const;
  const text = t(keys[lookingOf(view)], { name: nameOf(view.focus), steps });
  return (
    <LabelGroup categoryName={t('focus.chip')}>
      <Label variant="outline" {...remove(text)}>
        {text}
      </Label>
    </LabelGroup>
  );
}

/** How the two ends hang together, by what is drawn: everything that lies on the ways. */
function useWay(path: readonly string[], snapshot: GraphSnapshot | undefined) {
  const [from, to] = path;
  const edges = snapshot?.edges;
  return useMemo(() => {
    if (from === undefined || to === undefined || edges === undefined) return undefined;
    return waysBetween(new Connections(edges), from, to);
  }, [from, to, edges]);
}
