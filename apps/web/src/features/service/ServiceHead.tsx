import { verdictWord } from '@fairlead/messages';
import type { Service, Verdict } from '@fairlead/protocol';
import { Button, Title, Tooltip } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import { Link, useHref } from 'react-router';
import { CloseIcon } from '../../components/icons.tsx';
import { LinkIcon, MapIcon, OpenPageIcon } from './icons.tsx';
import { VerdictMark } from '../../components/VerdictMark.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import type { ServiceName } from './useService.ts';

export interface ServiceHeadProps {
  readonly id: string;
  readonly name: ServiceName;
  readonly service: Service | undefined;
  /** Known from the map before the service itself is read. */
  readonly verdict: Verdict | undefined;
  /** It was deleted: what was said of it holds no more. */
  readonly gone: boolean;
  /** Closes the drawer; without it this is the page of the service. */
  readonly onClose?: (() => void) | undefined;
}

/** Mark, name, what kind of service, and what can be done with this view of it. */
export function ServiceHead({ id, name, service, verdict, gone, onClose }: ServiceHeadProps) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const shown = gone ? 'unknown' : (service?.verdict ?? verdict);
  const page = `/services/${name.namespace}/${name.name}`;
  const map = `/map?select=service/${name.namespace}/${name.name}`;
  return (
    <header className="fl-service-head">
      {shown === undefined ? <span /> : <VerdictMark verdict={shown} size={24} label={verdictWord(shown, language)} />}
      <div className="fl-service-title">
        <Title id={id} headingLevel={onClose === undefined ? 'h1' : 'h2'} size="lg">
          {name.name}
        </Title>
        <p className="fl-subtle">{service === undefined || gone ? name.namespace : <Subtitle service={service} />}</p>
      </div>
      <div className="fl-service-actions">
        <CopyLink address={useHref(page)} />
        {onClose === undefined ? (
          <IconLink to={map} label={t('service.showOnMap')} icon={<MapIcon />} />
        ) : (
          <>
            <IconLink to={page} label={t('service.openPage')} icon={<OpenPageIcon />} />
            <Button variant="plain" aria-label={t('service.closeDrawer')} icon={<CloseIcon />} onClick={onClose} />
          </>
        )}
      </div>
    </header>
  );
}

function Subtitle({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const { type, headless, clusterIPs, namespace } = service;
  const addresses = clusterIPs.filter((address) => address !== 'None' && address !== '').join(', ');
  const kind = headless ? t('service.headless') : `${type} ${addresses}`.trim();
  return <>{t('service.subtitle', { namespace, kind })}</>;
}

function IconLink({ to, label, icon }: { readonly to: string; readonly label: string; readonly icon: ReactElement }) {
  return (
    <Tooltip content={label} aria="none">
      <Button variant="plain" aria-label={label} icon={icon} component={(props) => <Link {...props} to={to} />} />
    </Tooltip>
  );
}

/** Copies the address of the service's page, which holds wherever it is opened. */
function CopyLink({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(address, globalThis.location.href).href);
    setCopied(true);
  };
  const label = copied ? t('common.copied') : t('service.copyLink');
  return (
    <Tooltip content={label} aria="none" onTooltipHidden={() => setCopied(false)}>
      <Button variant="plain" aria-label={t('service.copyLink')} icon={<LinkIcon />} onClick={() => void copy()} />
    </Tooltip>
  );
}
