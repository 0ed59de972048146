import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';

const LONG = 'x'.repeat(32);

describe('settings', () => {
  it('all have a default', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      database: { dialect: 'sqlite', path: 'data/jeugdgraaf.sqlite' },
      logLevel: 'info',
      secret: null,
      readOnly: false,
      gatewaySecret: null,
      supergraph: null,
      subgraphUrls: new Map(),
      partnerSecrets: new Map(),
      subgraphTimeoutMs: 3_000,
      subgraphPortBase: null,
      cbsOdata4Url: 'https://datasets.cbs.nl/odata/v1/CBS',
      cbsOdata3Url: 'https://dataderden.cbs.nl/ODataApi/OData',
      pullContact: null,
      publicUrl: null,
      contact: null,
    });
  });

  it('are read from the environment', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '::1',
      DATABASE_URL: 'postgres://u:p@db/graph',
      LOG_LEVEL: 'warn',
      AUTH_JWT_SECRET: LONG,
    });
    expect(config).toMatchObject({ port: 0, host: '::1', database: { dialect: 'postgres' }, logLevel: 'warn' });
    expect(config.secret).toHaveLength(32);
  });

  it('read the secret from a file, without its trailing newline', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'jeugdgraaf-')), 'secret');
    writeFileSync(file, `${LONG}\n`);
    expect(readConfig({ AUTH_JWT_SECRET_FILE: file }).secret).toHaveLength(32);
  });

  it('of a federation are read from the environment too', () => {
    const config = readConfig({
      READ_ONLY: 'yes',
      GATEWAY_SECRET: LONG,
      SUPERGRAPH: 'data/supergraph.graphql',
      SUBGRAPH_TIMEOUT_MS: '500',
      SUBGRAPH_PORT_BASE: '5000',
      SUBGRAPH_URLS: 'finance=http://10.0.0.5:4105/graphql?a=b, waiting-times=https://regio.example/graphql',
      PARTNER_SECRETS: 'waiting-times=a=b',
    });
    expect(config).toMatchObject({
      readOnly: true,
      gatewaySecret: LONG,
      supergraph: 'data/supergraph.graphql',
      subgraphTimeoutMs: 500,
      subgraphPortBase: 5_000,
    });
    expect([...config.subgraphUrls]).toEqual([
      ['finance', 'http://10.0.0.5:4105/graphql?a=b'],
      ['waiting-times', 'https://regio.example/graphql'],
    ]);
    expect([...config.partnerSecrets]).toEqual([['waiting-times', 'a=b']]);
  });

  it('treat an empty value as not set', () => {
    expect(readConfig({ PORT: '', AUTH_JWT_SECRET: '' })).toMatchObject({ port: 4000, secret: null });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is "http": write a whole number from 0 to 65535 (0 for any free port).'],
    [{ PORT: '65536' }, 'PORT is "65536": write a whole number from 0 to 65535 (0 for any free port).'],
    [{ PORT: '0x50' }, 'PORT is "0x50": write a whole number from 0 to 65535 (0 for any free port).'],
    [{ PORT: '80.5' }, 'PORT is "80.5": write a whole number from 0 to 65535 (0 for any free port).'],
    [{ HOST: 'http://x' }, 'HOST is "http://x": write a host name or IP address, such as 127.0.0.1 or 0.0.0.0.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud": write one of trace, debug, info, warn, error, fatal, silent.'],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL has an unknown format: write sqlite:PATH/],
    [{ DATABASE_URL: 'sqlite:' }, /^DATABASE_URL has no file name/],
    [{ AUTH_JWT_SECRET: 'short' }, /^AUTH_JWT_SECRET has 5 bytes and needs at least 32: use the output/],
    [
      { AUTH_JWT_SECRET: LONG, AUTH_JWT_SECRET_FILE: '/x' },
      'AUTH_JWT_SECRET and AUTH_JWT_SECRET_FILE are both set: remove one of them.',
    ],
    [{ AUTH_JWT_SECRET_FILE: '/no/such/file' }, 'AUTH_JWT_SECRET_FILE: the file cannot be read (ENOENT).'],
    [{ GATEWAY_SECRET: 'short' }, /^GATEWAY_SECRET has 5 bytes and needs at least 32: use the output/],
    [{ GATEWAY_SECRET_FILE: '/no/such/file' }, 'GATEWAY_SECRET_FILE: the file cannot be read (ENOENT).'],
    [{ READ_ONLY: 'true' }, 'READ_ONLY is "true": write yes or no.'],
    [
      { SUBGRAPH_URLS: 'finance' },
      /^SUBGRAPH_URLS is "finance": write NAME=URL, separated by commas, such as finance=http/,
    ],
    [{ SUBGRAPH_URLS: 'finance=ftp://x/y' }, /^SUBGRAPH_URLS is/],
    [{ PARTNER_SECRETS: 'hunter2' }, 'PARTNER_SECRETS is not valid: write NAME=SECRET, separated by commas.'],
    [
      { SUBGRAPH_TIMEOUT_MS: '0' },
      'SUBGRAPH_TIMEOUT_MS is "0": write a whole number from 1 to 60000, in milliseconds.',
    ],
    [
      { SUBGRAPH_PORT_BASE: '65535' },
      'SUBGRAPH_PORT_BASE is "65535": write a whole number from 1 to 65530, the first of six ports.',
    ],
    [
      { CBS_ODATA4_URL: 'datasets.cbs.nl' },
      'CBS_ODATA4_URL is "datasets.cbs.nl": write a URL that begins with http:// or https://.',
    ],
    [
      { PULL_CONTACT: 'de data officer' },
      'PULL_CONTACT is "de data officer": write a URL or mail address without spaces, such as https://regio.example or mailto:data@regio.example.',
    ],
  ])('reject %j', (env, message) => {
    expect(() => readConfig(env as NodeJS.ProcessEnv)).toThrow(message);
    expect(() => readConfig(env as NodeJS.ProcessEnv)).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
  });

  it('never show a secret or a password in a message', () => {
    const messages = [
      { AUTH_JWT_SECRET: 'hunter2' },
      { DATABASE_URL: 'postgres://me:hunter2@' },
      { DATABASE_URL: 'mysql://me:hunter2@x/y' },
      { PARTNER_SECRETS: 'hunter2' },
    ].map((env) => {
      try {
        readConfig(env);
      } catch (error) {
        return (error as Error).message;
      }
      return 'accepted';
    });
    expect(
      messages.filter((message) => message === 'accepted' || message.includes('hunter2') || message.includes('\n')),
    ).toEqual([]);
  });
});
