import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Name = 'ca.crt' | 'server.crt' | 'server.key' | 'client.crt' | 'client.key' | 'renewed.crt' | 'renewed.key';

/** Path of a certificate or key for tests. */
export function certificateFile(name: Name): string {
  return fileURLToPath(new URL(`certificates/${name}`, import.meta.url));
}

/** Its PEM text. */
export function certificate(name: Name): string {
  return readFileSync(certificateFile(name), 'utf8');
}

/** Its PEM text in base64, as the `-data` fields of a kubeconfig hold it. */
export function certificateData(name: Name): string {
  return Buffer.from(certificate(name)).toString('base64');
}
