import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressions } from '../test/arbitraries.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';
import { problemText } from './problem.ts';

/** The expression as printed, fully spelled out. */
function read(text: string): string | undefined {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(problemText(parsed.problem));
  return parsed.expression === undefined ? undefined : print(parsed.expression);
}

function refused(text: string): string {
  const parsed = parse(text);
  if (parsed.ok) throw new Error(`${text} was read`);
  return problemText(parsed.problem);
}

describe('parse', () => {
  it.each([
    { text: '', want: undefined },
    { text: '   ', want: undefined },
    { text: 'cart', want: 'cart' },
    { text: 'cart shop', want: 'cart shop' },
    { text: 'a OR b c', want: 'a OR b c' },
    { text: '(a OR b) c', want: '(a OR b) c' },
    { text: '(a b) c', want: 'a b c' },
    { text: 'a AND b', want: 'a b' },
    { text: 'NOT a', want: '-a' },
    { text: '-(a OR b)', want: '-(a OR b)' },
    { text: 'or', want: '"or"' },
    { text: 'cart or', want: 'cart "or"' },
    { text: 'cart "or" coupons', want: 'cart "or" coupons' },
    { text: 'name=cart type=web', want: 'name=cart type=web' },
    { text: 'ns:"a,b"', want: 'ns:"a,b"' },
    { text: 'image:a,b 1,2', want: 'image:a,b 1,2' },
    { text: '"OR"', want: '"OR"' },
    { text: 'verdict:broken ns:pay*', want: 'verdict:broken ns:pay*' },
    { text: 'Namespace:shop', want: 'ns:shop' },
    { text: 'label:app=fraud', want: 'label:app=fraud' },
    { text: 'label:"a b"', want: 'label:"a b"' },
    { text: 'label:app="a (b)"', want: 'label:"app=a (b)"' },
    { text: 'pay"*"', want: '"pay*"' },
    { text: 'a**b', want: 'a*b' },
    { text: 'app=fraud', want: 'app=fraud' },
    { text: 'node!=x', want: 'node!=x' },
    { text: '10.244.0.7', want: '10.244.0.7' },
    { text: '10.244.0.7:8080', want: '10.244.0.7:8080' },
    { text: 'fd00::1f', want: 'fd00::1f' },
    { text: 'abcd::1', want: 'abcd::1' },
    { text: 'ip:fd00::1', want: 'ip:fd00::1' },
    { text: 'registry.example/shop/cart:2.8', want: 'registry.example/shop/cart:2.8' },
    { text: 'image:cart:2.8', want: 'image:cart:2.8' },
    { text: 'rate>10', want: 'rate>10' },
    { text: 'rate > 10 cart', want: 'rate>10 cart' },
    { text: 'rate>1.5k', want: 'rate>1500' },
    { text: 'errors>5%', want: 'errors>5%' },
    { text: 'errors>=0.5', want: 'errors>=0.5%' },
    { text: 'latency>1.5s', want: 'latency>1500ms' },
    { text: 'ready<total', want: 'ready<total' },
    { text: 'restarts:3', want: 'restarts=3' },
    { text: 'ready rate', want: 'ready rate' },
    { text: '-type:headless', want: '-type:headless' },
    { text: '支付', want: '支付' },
    { text: 'verdict:*e* type:"clusterip"', want: 'verdict:*e* type:clusterip' },
    { text: 'kind:Deployment reason:CrashLoopBackOff', want: 'kind:Deployment reason:CrashLoopBackOff' },
  ])('reads $text', ({ text, want }) => {
    expect(read(text)).toBe(want);
  });

  it('binds AND tighter than OR', () => {
    const parsed = parse('reason:port-missing OR reason:gate-missing ns:shop');
    expect(parsed.ok && parsed.expression).toMatchObject({
      kind: 'or',
      any: [{ kind: 'is', field: 'reason' }, { kind: 'and' }],
    });
  });

  it.each([
    { text: 'verdct:broken', want: 'there is no field verdct (at character 1); try verdict:broken' },
    { text: 'nginx:1.27', want: 'there is no field nginx (at character 1); try "nginx:1.27"' },
    { text: 'cart eror>5%', want: 'there is no field eror (at character 6); try errors>5%' },
    { text: 'name>5', want: 'name is a text and cannot be compared with < or > (at character 1); try name:5' },
    { text: 'a verdict:borken', want: 'nothing can be verdict:borken (at character 11); try verdict:broken' },
    { text: '-type:head', want: 'nothing can be type:head (at character 7); try type:Headless' },
    { text: 'edge:x*y', want: 'nothing can be edge:x*y (at character 6)' },
    {
      text: 'cart or coupons',
      want: 'or is searched for as a word; written large it joins or negates (at character 6); try OR',
    },
    {
      text: '(a) and -b',
      want: 'and is searched for as a word; written large it joins or negates (at character 5); try AND',
    },
    {
      text: 'not verdict:ok',
      want: 'not is searched for as a word; written large it joins or negates (at character 1); try NOT',
    },
    {
      text: 'a verdict=broken',
      want: 'verdict is a field, which is written with a colon (at character 3); try verdict:broken',
    },
    {
      text: 'namespace!=shop',
      want: 'namespace is a field, which is written with a colon (at character 1); try -ns:shop',
    },
    { text: 'reason=', want: 'reason is a field, which is written with a colon (at character 1)' },
    {
      text: '-ns:shop,payments',
      want: 'nothing can be ns:shop,payments: a comma makes no list (at character 2); try (ns:shop OR ns:payments)',
    },
    { text: 'rate>fast', want: 'fast is not a number (at character 6)' },
    { text: 'rate>5%', want: '5% is not a number (at character 6)' },
    { text: 'ready=yes', want: 'yes is not a number (at character 7); try label:ready=yes' },
    { text: 'rate>', want: 'rate> needs a value (at character 1)' },
    { text: 'a ns:', want: 'ns: needs a value (at character 3)' },
    { text: 'a ""', want: '"" needs a value (at character 3)' },
    { text: '"cart', want: 'a quotation mark is not closed (at character 1); try "cart"' },
    { text: '(a OR b', want: 'a parenthesis is not closed (at character 1); try (a OR b)' },
    { text: '(', want: 'a parenthesis is not closed (at character 1); try ()' },
    { text: 'a) b', want: 'a parenthesis is closed that was not opened (at character 2)' },
    { text: ')', want: 'a parenthesis is closed that was not opened (at character 1)' },
    { text: '()', want: 'something is missing beside ( (at character 1)' },
    { text: 'a OR', want: 'something is missing beside OR (at character 3)' },
    { text: 'OR a', want: 'something is missing beside OR (at character 1)' },
    { text: 'a NOT', want: 'something is missing beside NOT (at character 3)' },
    { text: '-', want: 'something is missing beside - (at character 1)' },
  ])('says what is wrong with $text', ({ text, want }) => {
    expect(refused(text)).toBe(want);
  });

  it('refuses what nobody types', () => {
    expect(refused('a'.repeat(1001))).toMatch(/longer than 1000/);
    expect(refused('('.repeat(1000))).toMatch(/parenthesis is not closed/);
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const printed = print(expression);
        fc.pre(printed.length <= 1000);
        expect(parse(printed)).toEqual({ ok: true, expression });
      }),
    );
  });

  it('answers any text at all, and points into it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-()"*:<>= a-zORNT]{0,20}$/)), (text) => {
        const parsed = parse(text);
        if (parsed.ok) return;
        expect(parsed.problem.at).toBeGreaterThanOrEqual(0);
        expect(parsed.problem.at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
