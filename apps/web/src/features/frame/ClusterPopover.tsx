import type { Status } from '@fairlead/protocol';
import { Label, MenuToggle, Popover } from '@patternfly/react-core';
import { TermList } from '../../components/TermList.tsx';
import { useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';

/** Which cluster this is: context name, server, Kubernetes version. */
export function ClusterPopover({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const { cluster } = status;
  const facts: readonly (readonly [string, string])[] = [
    [t('frame.cluster.context'), cluster.context],
    [t('frame.cluster.server'), cluster.server],
    [t('frame.cluster.kubernetes'), cluster.kubernetesVersion ?? t('common.missing')],
    [
      t('frame.cluster.namespaces'),
      status.namespaces === null ? t('frame.cluster.allNamespaces') : status.namespaces.join(', '),
    ],
    [t('frame.cluster.fairlead'), status.version],
  ];
  return (
    <>
      <MenuToggle innerRef={toggle} className="fl-cluster" isExpanded={open} onClick={() => setOpen(!open)}>
        <span className="fl-visually-hidden">{t('frame.cluster.heading')} </span>
        <span className="fl-cluster-name">{cluster.context}</span>
        {status.demo ? (
          <Label isCompact color="blue" variant="filled">
            {t('frame.cluster.demo')}
          </Label>
        ) : null}
      </MenuToggle>
      <Popover
        triggerRef={toggle}
        isVisible={open}
        shouldClose={() => setOpen(false)}
        position="bottom-start"
        minWidth="360px"
        aria-label={t('frame.cluster.heading')}
        closeBtnAriaLabel={t('common.close')}
        bodyContent={
          <>
            <h2 className="fl-popover-title">{t('frame.cluster.heading')}</h2>
            <TermList facts={facts} termWidth="96px" />
          </>
        }
      />
    </>
  );
}
