import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from '../../src/store/database-url.js';

describe('parseDatabaseUrl', () => {
  it('reads both forms', () => {
    expect(parseDatabaseUrl('sqlite:data/x.sqlite')).toEqual({ dialect: 'sqlite', path: 'data/x.sqlite' });
    expect(parseDatabaseUrl('postgres://u:p@h:5432/d')).toEqual({
      dialect: 'postgres',
      url: 'postgres://u:p@h:5432/d',
    });
    expect(parseDatabaseUrl('postgresql://h/d')).toEqual({ dialect: 'postgres', url: 'postgresql://h/d' });
  });

  it.each(['', 'mysql://h/d', 'sqlite:', 'postgres://h', 'data.sqlite'])(
    'rejects %j and states what would be right',
    (text) => {
      expect(() => parseDatabaseUrl(text)).toThrow(/^DATABASE_URL .*sqlite:PATH .* or postgres:\/\//);
    },
  );

  it('never repeats a password', () => {
    expect(() => parseDatabaseUrl('mysql://root:geheim@h/d')).toThrow(expect.not.stringContaining('geheim'));
  });
});
