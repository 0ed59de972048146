import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readToken, TokenError } from '../authenticate.js';
import type { ReadVersion } from '../backend.js';
import { withoutIdleTimeout } from '../idle-timeout.js';
import { ignoreBodies, METHODS, rejectOtherMethods, sendProblem } from '../problem.js';
import { sendOutcome } from './import-outcome.js';
import type { ImportOutcome, ImportRunner } from './import-runner.js';
import { busy, PackageProblem, sendPackageProblem, tooLarge, tooMany, wrongType } from './package-problems.js';
import { receiveBody } from './receive-body.js';
import { type Writer, writerOf } from './write-permit.js';

/** Limits of one token and one package. */
export interface PackageLimits {
  /** Size of a posted archive, in bytes. */
  bytes: number;
  /** Size of its files when unpacked, in bytes. */
  unpackedBytes: number;
  /** Packages per minute and subject. */
  perMinute: number;
  /** Seconds after which to try again while another import runs. */
  retryAfter: number;
}

/** A million figures are some 60 MB, and 6 MB zipped. */
const PACKAGE_LIMITS: PackageLimits = { bytes: 50_000_000, unpackedBytes: 200_000_000, perMinute: 10, retryAfter: 10 };

interface PackagesOptions {
  runner: ImportRunner;
  readVersion: ReadVersion;
  /** The key of tokens; null to accept none. */
  secret: Uint8Array | null;
  limits?: Partial<PackageLimits>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who posts a package; null on other routes. */
    writer: Writer | null;
  }
}

const URL = '/packages';

/** Receives and imports packages, one at a time. */
class PackageReceiver {
  readonly #running = new Set<Promise<unknown>>();
  #busy = false;

  constructor(
    readonly runner: ImportRunner,
    readonly readVersion: ReadVersion,
    readonly limits: PackageLimits,
  ) {}

  async post(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const dryRun = readDryRun(request.query as Record<string, unknown>);
    const body = bodyOf(request);
    if (Number(request.headers['content-length'] ?? 0) > this.limits.bytes) throw tooLarge(this.limits.bytes);
    // Checked before the upload, to save it, and again afterwards.
    if (this.#busy) throw busy(this.limits.retryAfter);
    const working = this.#receiveAndImport(request, body, dryRun);
    this.#running.add(working);
    try {
      const outcome = await working;
      logOutcome(request, outcome, dryRun);
      const shown = dryRun ? await this.#withCurrentVersion(outcome) : outcome;
      return sendOutcome(reply, shown, dryRun, this.limits.retryAfter);
    } finally {
      this.#running.delete(working);
    }
  }

  /** Works in a temporary folder, which is always removed afterwards. */
  async #receiveAndImport(request: FastifyRequest, body: Readable, dryRun: boolean): Promise<ImportOutcome> {
    const temporary = mkdtempSync(join(tmpdir(), 'jeugdgraaf-post-'));
    const { bytes, unpackedBytes } = this.limits;
    try {
      const [zip, folder] = [join(temporary, 'package.zip'), join(temporary, 'unpacked')];
      mkdirSync(folder);
      await receiveBody(body, zip, bytes);
      return await this.#import(request, { zip, folder, unpackedBytes, writer: request.writer!, dryRun });
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }

  async #import(request: FastifyRequest, job: Parameters<ImportRunner['run']>[0]): Promise<ImportOutcome> {
    if (this.#busy) return { kind: 'busy' };
    this.#busy = true;
    try {
      return await withoutIdleTimeout(request, () => this.runner.run(job));
    } finally {
      this.#busy = false;
    }
  }

  /** Reports a dry run under the current data version: its own was rolled back, and will never exist. */
  async #withCurrentVersion(outcome: ImportOutcome): Promise<ImportOutcome> {
    if (outcome.kind !== 'done') return outcome;
    const version = (await this.readVersion())?.id ?? outcome.report.version;
    return { ...outcome, report: { ...outcome.report, version } };
  }

  /** Aborts the running import, and waits until its temporary folder is removed. */
  async close(): Promise<void> {
    await this.runner.close();
    await Promise.allSettled(this.#running);
  }
}

function logOutcome({ writer, log }: FastifyRequest, outcome: ImportOutcome, dryRun: boolean): void {
  const details =
    outcome.kind === 'done'
      ? { changes: outcome.report.changes, version: outcome.report.version }
      : { outcome: outcome.kind };
  log.info({ subject: writer?.subject, dryRun, ...details }, 'package');
}

/** @throws PackageProblem (400) for an unknown parameter or value: a misspelt dry run must not become an import */
function readDryRun(query: Record<string, unknown>): boolean {
  const unknown = Object.keys(query).find((name) => name !== 'dryRun');
  if (unknown !== undefined)
    throw new PackageProblem({
      status: 400,
      title: 'Unknown parameter',
      detail: 'The only parameter is dryRun.',
      parameter: unknown,
    });
  const { dryRun = 'false' } = query;
  if (dryRun === 'true' || dryRun === 'false') return dryRun === 'true';
  throw new PackageProblem({
    status: 400,
    title: 'Wrong value',
    detail: 'Write dryRun=true or dryRun=false, or omit it.',
    parameter: 'dryRun',
  });
}

function bodyOf({ body }: FastifyRequest): Readable {
  if (body instanceof Readable) return body;
  throw wrongType();
}

/** An `onRequest` hook that sets `request.writer`. */
function authenticateWriter(secret: Uint8Array | null): onRequestAsyncHookHandler {
  return async (request) => {
    const { authorization } = request.headers;
    if (secret === null)
      throw new TokenError('this server accepts no tokens, and therefore no packages: AUTH_JWT_SECRET is not set.');
    if (authorization === undefined) throw new TokenError('send a bearer token: posting packages requires one.');
    request.writer = writerOf(await readToken(authorization, secret));
  };
}

/** Serves `POST /packages`: imports a zipped data package. */
export const packagesPlugin: FastifyPluginAsync<PackagesOptions> = async (app, options) => {
  const limits = { ...PACKAGE_LIMITS, ...options.limits };
  const { perMinute, bytes: bodyLimit } = limits;
  const receiver = new PackageReceiver(options.runner, options.readVersion, limits);
  app.addHook('onClose', () => receiver.close());
  rejectOtherMethods(
    app,
    URL,
    ['POST'],
    'Post packages to this URL (POST). The data itself is served at /graphql and /export.',
  );

  app.decorateRequest('writer', null);
  app.setErrorHandler((cause, _request, reply) => sendPackageProblem(reply, cause));
  // The body is streamed to a file, not parsed.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/zip', (_request, body, done) => done(null, body));
  // Limits each subject: several may share an IP address, and one may use several.
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ writer }) => writer?.subject ?? '',
    errorResponseBuilder: (_request, { ttl }) => tooMany(perMinute, ttl),
  });
  app.post(
    URL,
    { onRequest: authenticateWriter(options.secret), config: { rateLimit: {} }, bodyLimit },
    (request, reply) => receiver.post(request, reply),
  );
};

interface UnavailableOptions {
  /** Where to post packages instead. */
  detail: string;
}

/** Answers 501 where packages cannot be posted. */
export const packagesUnavailable: FastifyPluginAsync<UnavailableOptions> = async (app, { detail }) => {
  ignoreBodies(app);
  app.route({
    method: [...METHODS],
    url: URL,
    exposeHeadRoute: false,
    handler: (_request, reply) => sendProblem(reply, { status: 501, title: 'Not served here', detail }),
  });
};
