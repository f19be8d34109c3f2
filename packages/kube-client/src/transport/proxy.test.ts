import { describe, expect, it } from 'vitest';
import { isLoopback, proxyFromEnvironment, wayTo } from './proxy.ts';

describe('proxyFromEnvironment', () => {
  const HTTPS_PROXY = 'http://proxy:3128';
  it.each<{ server: string; environment: Record<string, string>; want: string | undefined }>([
    { server: 'https://k8s.example', environment: {}, want: undefined },
    { server: 'https://k8s.example', environment: { HTTPS_PROXY }, want: HTTPS_PROXY },
    { server: 'https://k8s.example', environment: { https_proxy: 'proxy:3128' }, want: HTTPS_PROXY },
    { server: 'https://k8s.example', environment: { HTTP_PROXY: HTTPS_PROXY }, want: undefined },
    { server: 'http://k8s.example', environment: { HTTP_PROXY: HTTPS_PROXY }, want: HTTPS_PROXY },
    { server: 'https://127.0.0.1:6443', environment: { HTTPS_PROXY }, want: undefined },
    { server: 'https://[::1]:6443', environment: { HTTPS_PROXY }, want: undefined },
    { server: 'https://localhost:6443', environment: { HTTPS_PROXY }, want: undefined },
  ])('$server with $environment: $want', ({ server, environment, want }) => {
    expect(proxyFromEnvironment(new URL(server), environment)).toBe(want);
  });

  it.each([
    { server: 'https://k8s.example', noProxy: '*', direct: true },
    { server: 'https://k8s.example', noProxy: 'example', direct: true },
    { server: 'https://k8s.example', noProxy: ' other , K8S.example ', direct: true },
    { server: 'https://k8s.example', noProxy: '.example', direct: true },
    { server: 'https://k8s.example', noProxy: '.k8s.example', direct: false },
    { server: 'https://k8s.example', noProxy: '8s.example', direct: false },
    { server: 'https://k8s.example:6443', noProxy: 'k8s.example:6443', direct: true },
    { server: 'https://k8s.example', noProxy: 'k8s.example:443', direct: true },
    { server: 'https://k8s.example', noProxy: 'k8s.example:8443', direct: false },
    { server: 'https://10.1.2.3:6443', noProxy: '10.1.2.3', direct: true },
    { server: 'https://10.1.2.3:6443', noProxy: '10.0.0.0/8', direct: true },
    { server: 'https://11.1.2.3:6443', noProxy: '10.0.0.0/8', direct: false },
    { server: 'https://k8s.example', noProxy: '10.0.0.0/8,fd00::/8,10.0.0.0/99,x/8', direct: false },
    { server: 'https://[fd00::5]:6443', noProxy: 'fd00::/8', direct: true },
    { server: 'https://[fd00::5]:6443', noProxy: 'fd00::5', direct: true },
    { server: 'https://[fd00::5]:6443', noProxy: '[fd00::5]:6443', direct: true },
    { server: 'https://k8s.example', noProxy: '', direct: false },
  ])('NO_PROXY "$noProxy": $server direct is $direct', ({ server, noProxy, direct }) => {
    const environment = { HTTPS_PROXY, NO_PROXY: noProxy };
    expect(proxyFromEnvironment(new URL(server), environment)).toBe(direct ? undefined : HTTPS_PROXY);
  });
});

describe('isLoopback', () => {
  it.each([
    ['https://127.0.0.1:6443', true],
    ['https://127.8.0.1', true],
    ['https://[::1]', true],
    ['http://localhost:8080', true],
    ['https://127.example', false],
    ['https://10.0.0.1', false],
  ])('%s: %s', (server, want) => {
    expect(isLoopback(new URL(server))).toBe(want);
  });
});

describe('wayTo', () => {
  it.each([
    [undefined, 'https://k8s.example'],
    ['http://proxy:3128', 'https://k8s.example through the proxy http://proxy:3128'],
    ['socks5://me:secret@proxy:1080', 'https://k8s.example through the proxy socks5://proxy:1080'],
  ])('through %s: %s', (proxy, want) => {
    expect(wayTo(new URL('https://k8s.example'), proxy)).toBe(want);
  });
});
