import { formatCount } from '@fairlead/messages';
import type { Service, ServicePort } from '@fairlead/protocol';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useSettings } from '../../settings/SettingsProvider.tsx';
import { portTargets } from './portTargets.ts';

/** Each port, where it leads on the pods, and how many of them receive on it. */
export function PortsTable({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  if (service.ports.length === 0) return <p className="fl-service-empty">{t('service.ports.none')}</p>;
  const nodePorts = service.ports.some(({ nodePort }) => nodePort !== null);
  return (
    <Table variant="compact" aria-label={t('service.ports.label')} role="table" gridBreakPoint="" className="fl-ports">
      <Thead>
        <Tr>
          <Th>{t('service.ports.name')}</Th>
          <Th modifier="fitContent" className="fl-number">
            {t('service.ports.port')}
          </Th>
          <Th>{t('service.ports.target')}</Th>
          {nodePorts ? (
            <Th modifier="fitContent" className="fl-number">
              {t('service.ports.nodePort')}
            </Th>
          ) : null}
          <Th modifier="fitContent">{t('service.ports.protocol')}</Th>
          <Th modifier="fitContent" className="fl-number">
            {t('service.ports.receiving')}
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {service.ports.map((port) => (
          <Tr key={`${port.port}/${port.protocol}`}>
            <Td className="fl-mono">{port.name === '' ? t('common.missing') : port.name}</Td>
            <Td className="fl-number fl-tabular fl-mono">{port.port}</Td>
            <Td>
              <span className="fl-mono">{port.targetPort}</span> <Targets port={port} service={service} />
            </Td>
            {nodePorts ? (
              <Td className="fl-number fl-tabular fl-mono">{port.nodePort ?? t('common.missing')}</Td>
            ) : null}
            <Td>
              {port.protocol}
              {port.appProtocol === null ? '' : `, ${port.appProtocol}`}
            </Td>
            <Td className="fl-number fl-tabular">
              {formatCount(port.receiving, language)}/{formatCount(service.backends.total, language)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** A number that all pods agree on, or how many have which. */
function Targets({ port, service }: { readonly port: ServicePort; readonly service: Service }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { numbers, missing } = portTargets(port, service.pods);
  const [only] = numbers;
  const parts: string[] = [];
  if (only !== undefined && numbers.length === 1 && missing === 0) {
    if (String(only.number) !== String(port.targetPort)) parts.push(String(only.number));
  } else {
    for (const { number, pods } of numbers) {
      parts.push(t('service.ports.onPods', { number, countText: formatCount(pods, language) }));
    }
    if (missing > 0) parts.push(t('service.ports.missingOn', { countText: formatCount(missing, language) }));
  }
  return parts.length === 0 ? null : <span className="fl-subtle fl-tabular">({parts.join(', ')})</span>;
}
