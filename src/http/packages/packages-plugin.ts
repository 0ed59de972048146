import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readToken, TokenError } from '../authenticate.js';
import { withoutIdleTimeout } from '../idle-timeout.js';
import type { ImportOutcome, ImportRunner } from './import-runner.js';
import {
  answerError,
  answerOutcome,
  busy,
  PACKAGE_LIMITS,
  type PackageLimits,
  tooLarge,
  wrongType,
} from './package-responses.js';
import { BodyBrokenOffError, receiveBody } from './receive-body.js';
import { PackageProblem, type Writer, writerOf } from './write-permit.js';
import { type AddRoutes, type House, problem, rejectOtherMethods } from '../problem.js';

/** What packages are taken with. */
interface PackagesParts {
  runner: ImportRunner;
  /** The key of tokens; null when this server accepts none. */
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

/** Takes one package after the other. */
class Packages {
  readonly #running = new Set<Promise<unknown>>();
  #busy = false;

  constructor(
    readonly runner: ImportRunner,
    readonly limits: PackageLimits,
    readonly house: House,
  ) {}

  async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const dryRun = readDryRun(request.query as Record<string, unknown>);
    const body = bodyOf(request);
    if (Number(request.headers['content-length'] ?? 0) > this.limits.bytes) throw tooLarge(this.limits.bytes);
    // Before a long upload that would be in vain, and again after it.
    if (this.#busy) throw busy(this.limits.retryAfter);
    const working = this.#receiveAndImport(request, body, dryRun);
    this.#running.add(working);
    try {
      const outcome = await working;
      this.#tellOf(request, outcome, dryRun);
      return answerOutcome(reply, dryRun ? await this.#asItIs(outcome) : outcome, dryRun, this.limits.retryAfter);
    } finally {
      this.#running.delete(working);
    }
  }

  /** In a folder of its own, which is gone afterwards whatever happens. */
  async #receiveAndImport(request: FastifyRequest, body: Readable, dryRun: boolean): Promise<ImportOutcome> {
    const place = mkdtempSync(join(tmpdir(), 'jeugdgraaf-post-'));
    try {
      const [zip, folder] = [join(place, 'package.zip'), join(place, 'unpacked')];
      mkdirSync(folder);
      await receiveBody(body, zip, this.limits.bytes);
      return await this.#import(request, {
        zip,
        folder,
        unpackedBytes: this.limits.unpackedBytes,
        writer: request.writer!,
        dryRun,
      });
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  }

  async #import(request: FastifyRequest, order: Parameters<ImportRunner['run']>[0]): Promise<ImportOutcome> {
    if (this.#busy) return { kind: 'busy' };
    this.#busy = true;
    try {
      return await withoutIdleTimeout(request, () => this.runner.run(order));
    } finally {
      this.#busy = false;
    }
  }

  /** What a dry run found, under the version that the data has: the one that it counted up to will never be. */
  async #asItIs(outcome: ImportOutcome): Promise<ImportOutcome> {
    if (outcome.kind !== 'done') return outcome;
    const version = await this.house.backend.readVersion();
    return { ...outcome, report: { ...outcome.report, version: version?.id ?? outcome.report.version } };
  }

  #tellOf(request: FastifyRequest, outcome: ImportOutcome, dryRun: boolean): void {
    const subject = request.writer?.subject;
    if (outcome.kind === 'done') {
      request.log.info(
        { subject, dryRun, changes: outcome.report.changes, version: outcome.report.version },
        'package',
      );
      return;
    }
    request.log.info({ subject, dryRun, outcome: outcome.kind }, 'package');
  }

  /** Gives up what runs, and goes when its folders have. */
  async close(): Promise<void> {
    await this.runner.close();
    await Promise.allSettled(this.#running);
  }
}

/** @throws PackageProblem (400) when the address says what is not understood: one who wanted a dry run must not get another */
function readDryRun(query: Record<string, unknown>): boolean {
  const unknown = Object.keys(query).find((name) => name !== 'dryRun');
  if (unknown !== undefined)
    throw new PackageProblem({
      status: 400,
      title: 'Unknown parameter',
      detail: 'The one parameter is dryRun.',
      parameter: unknown,
    });
  const { dryRun = 'false' } = query;
  if (dryRun === 'true' || dryRun === 'false') return dryRun === 'true';
  throw new PackageProblem({
    status: 400,
    title: 'Wrong value',
    detail: 'Write dryRun=true, or dryRun=false, or leave it out.',
    parameter: 'dryRun',
  });
}

function bodyOf({ body }: FastifyRequest): Readable {
  if (body instanceof Readable) return body;
  throw wrongType();
}

/** Counts for each subject: those who share an address are not the same, and one may have several. */
async function limitRate(app: FastifyInstance, { perMinute }: PackageLimits): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ writer }) => writer?.subject ?? '',
    errorResponseBuilder: (_request, { ttl }) =>
      new PackageProblem(
        {
          status: 429,
          title: 'Too many packages',
          detail: `A token may post ${perMinute} packages a minute: wait a little.`,
        },
        Math.max(1, Math.ceil(ttl / 1000)),
      ),
  });
}

/** Adds `POST /packages`: a zip archive with a data package, from whoever may bring it. */
export function packagesRoutes({ runner, secret, limits }: PackagesParts): AddRoutes {
  return (app, house) => {
    const within = { ...PACKAGE_LIMITS, ...limits };
    const packages = new Packages(runner, within, house);
    const authenticate = async (request: FastifyRequest): Promise<void> => {
      const { authorization } = request.headers;
      if (secret === null)
        throw new TokenError(
          'this server accepts no tokens: AUTH_JWT_SECRET is not set, and without one nobody may post packages.',
        );
      if (authorization === undefined) throw new TokenError('send a bearer token: posting packages needs one.');
      request.writer = writerOf(await readToken(authorization, secret));
    };
    app.register(async (scope) => {
      scope.decorateRequest('writer', null);
      scope.setErrorHandler((cause, request, reply) => {
        if (!(cause instanceof BodyBrokenOffError)) return answerError(reply, cause, house.logUnexpectedError);
        // Nobody is there to read this.
        request.log.info('upload broke off');
        return problem(reply, { status: 400, title: 'Bad request', detail: 'The package broke off.' });
      });
      // Not read here: the body goes to a file as it comes.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('application/zip', (_request, body, done) => done(null, body));
      await limitRate(scope, within);
      scope.post(
        URL,
        {
          onRequest: [...(house.guard ? [house.guard] : []), authenticate],
          config: { rateLimit: {} },
          bodyLimit: within.bytes,
        },
        (request, reply) => packages.take(request, reply),
      );
    });
    rejectOtherMethods(
      app,
      URL,
      ['POST'],
      'Packages are posted here (POST). What is in the data is at /graphql and /export.',
      house.guard,
    );
    app.addHook('onClose', () => packages.close());
  };
}

/** Where no packages are taken: says where they are. */
export function packagesUnavailable(detail: string): AddRoutes {
  return (app) => {
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _body, done) => done(null));
      scope.all(URL, (_request, reply) => problem(reply, { status: 501, title: 'Not served here', detail }));
    });
  };
}
