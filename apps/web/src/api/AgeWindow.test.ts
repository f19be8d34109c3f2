import { describe, expect, it } from 'vitest';
import { AgeWindow } from './AgeWindow.ts';

describe('AgeWindow', () => {
  it('knows no age before anything was painted', () => {
    expect(new AgeWindow().p95(0)).toBeUndefined();
  });

  it('gives the 95th percentile of the last minute', () => {
    const ages = new AgeWindow();
    for (let age = 1; age <= 100; age += 1) ages.add(1000, age);
    expect(ages.p95(1000)).toBe(95);
  });

  it('forgets what is older than a minute', () => {
    const ages = new AgeWindow();
    ages.add(0, 900);
    ages.add(30_000, 100);
    expect(ages.p95(60_000)).toBe(900);
    expect(ages.p95(60_001)).toBe(100);
    expect(ages.p95(90_001)).toBeUndefined();
  });

  it('never shows an age below zero when the clocks differ', () => {
    const ages = new AgeWindow();
    ages.add(0, -40);
    expect(ages.p95(0)).toBe(0);
  });
});
