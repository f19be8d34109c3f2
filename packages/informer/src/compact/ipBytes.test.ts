import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from './ipBytes.ts';

const into = Buffer.alloc(16);

describe('IP addresses as bytes', () => {
  it.each(['10.0.0.1', '0.0.0.0', '255.255.255.255'])('keeps %s', (text) => {
    expect(parseIpv4(text, into, 0)).toBe(true);
    expect(formatIpv4(into, 0)).toBe(text);
  });

  it.each(['fd00:10:240::3c', '::', '::1', '1::', '2001:db8::1:0:0:1', '1:2:3:4:5:6:7:8', '1:0:3:4:5:6:7:8'])(
    'keeps %s',
    (text) => {
      expect(parseIpv6(text, into, 0)).toBe(true);
      expect(formatIpv6(into, 0)).toBe(text);
    },
  );

  it.each(['', '1.2.3', '1.2.3.4.5', '01.2.3.4', '256.1.1.1', '1.2.3.4 ', '1..2.3', '1.2.3.4.'])(
    'refuses %j',
    (text) => {
      expect(parseIpv4(text, into, 0)).toBe(false);
    },
  );

  // Other spellings of an address are kept as text, so that a record comes back as it was sent.
  it.each(['FD00::1', '1:0:0:0:0:0:0:1', '::ffff:10.0.0.1', '1::2::3', '1:2', ':1', '00::1', '1:2:3:4:5:6:7::'])(
    'refuses %j',
    (text) => {
      expect(parseIpv6(text, into, 0)).toBe(false);
    },
  );

  it('gives back what it takes, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:.]{2,20}$/)), (text) => {
        if (parseIpv4(text, into, 0)) expect(formatIpv4(into, 0)).toBe(text);
        if (parseIpv6(text, into, 0)) expect(formatIpv6(into, 0)).toBe(text);
      }),
    );
  });
});
