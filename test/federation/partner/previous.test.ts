import { describe, expect, it } from 'vitest';
import { findingsIn, LINK } from '../../support/partner.js';

const BEFORE = `${LINK}
  type Municipality @key(fields: "id") @key(fields: "code") { id: ID! code: String! waitingDays: Int waitingWeeks: Int! }
  type Clinic @key(fields: "slug") { slug: ID! }
  type Query { clinic(slug: ID!): Clinic }`;
const KEEP =
  'Keep it, mark it @deprecated(reason: "…") and add its replacement; remove it when no client uses it any more.';

const against = (sdl: string, previous = BEFORE) => findingsIn(sdl, { previous });

describe('a new version', () => {
  it('may add', async () => {
    expect(
      await against(`${BEFORE.replace(LINK, '').replace('waitingDays: Int', 'waitingDays: Int waitingMonths: Int')}`),
    ).not.toContainEqual(expect.stringContaining('[breaking]'));
  });

  it('may not remove or change fields that clients use', async () => {
    const findings = await against(
      'type Municipality @key(fields: "code") { code: String! waitingDays: String waitingWeeks: Int } type Clinic @key(fields: "slug") { slug: ID! } type Query { clinic: Clinic }',
    );
    expect(findings.filter((line) => line.includes('[breaking]'))).toEqual([
      `error [breaking] Municipality.id: Municipality.id was removed. ${KEEP}`,
      `error [breaking] Municipality.waitingDays: Municipality.waitingDays changed type from Int to String. ${KEEP}`,
      'warning [breaking] Municipality.waitingWeeks: Municipality.waitingWeeks changed type from Int! to Int. Tell clients that it can now be null.',
      `error [breaking] Query.clinic: Query.clinic arg slug was removed. ${KEEP}`,
      'error [breaking] Municipality: @key(fields: "id") was removed. Keep it next to the new key.',
    ]);
  });

  it('may stop using a standard scalar', async () => {
    const findings = await against(
      'type Query { waitingDays: Int }',
      `${LINK}type Query { waitingDays: Int waitingHours: Float }`,
    );
    expect(findings).toEqual([`error [breaking] Query.waitingHours: Query.waitingHours was removed. ${KEEP}`]);
  });

  it('requires a previous version that can be read', async () => {
    const sdl = 'type Query { waiting: Int }';
    const another = 'Give a file that was written with --save, or an earlier SDL of your server.';
    expect(await against(sdl, 'x y')).toEqual([
      `error [breaking] the previous version, 1:1: Unexpected Name "x". ${another}`,
    ]);
    expect(await against(sdl, 'type Query { waiting: Foo }')).toEqual([
      `error [breaking] the previous version: It uses types that it does not define, so it cannot be compared. ${another}`,
    ]);
  });
});
