/**
 * A kubeconfig, or a file that it names, cannot be used. The message is one line that names the file or context and what
 * would mend it; nothing has been asked of the cluster yet.
 */
export class KubeconfigError extends Error {
  override readonly name = 'KubeconfigError';
  readonly code = 'KUBECONFIG';
}
