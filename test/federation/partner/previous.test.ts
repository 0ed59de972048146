import { describe, expect, it } from 'vitest';
import { findingsIn, LINK } from '../../support/partner.js';

const BEFORE = `${LINK}
  type Municipality @key(fields: "id") @key(fields: "code") { id: ID! code: String! waitingDays: Int waitingWeeks: Int! }
  type Clinic @key(fields: "slug") { slug: ID! }
  type Query { clinic(slug: ID!): Clinic }`;
const KEEP =
  'Keep it and mark it @deprecated(reason: "…"), and add what is new beside it; take it away when nobody asks for it any more.';

const against = (sdl: string, previous = BEFORE) => findingsIn(sdl, { previous });

describe('a version after another', () => {
  it('may add', async () => {
    expect(
      await against(`${BEFORE.replace(LINK, '').replace('waitingDays: Int', 'waitingDays: Int waitingMonths: Int')}`),
    ).not.toContainEqual(expect.stringContaining('[breaking]'));
  });

  it('may not take away or change what is asked for', async () => {
    const findings = await against(
      'type Municipality @key(fields: "code") { code: String! waitingDays: String waitingWeeks: Int } type Clinic @key(fields: "slug") { slug: ID! } type Query { clinic: Clinic }',
    );
    expect(findings.filter((line) => line.includes('[breaking]'))).toEqual([
      `error [breaking] Municipality.id: Municipality.id was removed. ${KEEP}`,
      `error [breaking] Municipality.waitingDays: Municipality.waitingDays changed type from Int to String. ${KEEP}`,
      'warning [breaking] Municipality.waitingWeeks: Municipality.waitingWeeks changed type from Int! to Int. Tell those who ask for it that it can be null from now on.',
      `error [breaking] Query.clinic: Query.clinic arg slug was removed. ${KEEP}`,
      'error [breaking] Municipality: @key(fields: "id") was removed. Keep it beside the new key.',
    ]);
  });

  it('is not blamed for a standard scalar that nobody uses any more', async () => {
    const findings = await against(
      'type Query { waitingDays: Int }',
      `${LINK}type Query { waitingDays: Int waitingHours: Float }`,
    );
    expect(findings).toEqual([`error [breaking] Query.waitingHours: Query.waitingHours was removed. ${KEEP}`]);
  });

  it('is compared with something that can be read', async () => {
    const sdl = 'type Query { waiting: Int }';
    const another = 'Name a file that was written with --save, or the SDL that your server gave before.';
    expect(await against(sdl, 'x y')).toEqual([
      `error [breaking] the previous version, 1:1: Unexpected Name "x". ${another}`,
    ]);
    expect(await against(sdl, 'type Query { waiting: Foo }')).toEqual([
      `error [breaking] the previous version: It names types that it does not define, so there is nothing to compare with. ${another}`,
    ]);
  });
});
