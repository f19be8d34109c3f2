import type { RecordOf, Resource } from '@fairlead/model';
import { gatewayRecord, referenceGrantRecord, routeRecordOf } from './gatewayApi.ts';
import { ingressRecord } from './ingress.ts';
import { objectOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { namespaceRecord, nodeRecord } from './nodes.ts';
import { podRecord } from './pod.ts';
import { serviceRecord } from './service.ts';
import { daemonSetRecord, deploymentRecord, jobRecord, replicaSetRecord, statefulSetRecord } from './workloads.ts';

const PROJECTIONS: { readonly [R in Resource]: (object: JsonObject) => RecordOf[R] } = {
  pods: podRecord,
  services: serviceRecord,
  nodes: nodeRecord,
  namespaces: namespaceRecord,
  deployments: deploymentRecord,
  statefulsets: statefulSetRecord,
  daemonsets: daemonSetRecord,
  jobs: jobRecord,
  replicasets: replicaSetRecord,
  ingresses: ingressRecord,
  gateways: gatewayRecord,
  httproutes: routeRecordOf('HTTPRoute'),
  grpcroutes: routeRecordOf('GRPCRoute'),
  tlsroutes: routeRecordOf('TLSRoute'),
  tcproutes: routeRecordOf('TCPRoute'),
  udproutes: routeRecordOf('UDPRoute'),
  referencegrants: referenceGrantRecord,
};

/**
 * The record of one Kubernetes object, given as parsed JSON. Defaults of R1 (docs/resolution.md) are filled in.
 *
 * Never throws: what is missing or of an unexpected type reads as not set, so that objects without metadata, spec or status
 * (manifests, test vectors) have a record, too. Nothing of `json` is kept but strings.
 */
export function projectObject<R extends Resource>(resource: R, json: unknown): RecordOf[R] {
  const project: (object: JsonObject) => RecordOf[R] = PROJECTIONS[resource];
  return project(objectOf(json));
}
