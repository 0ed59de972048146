import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ErrorCode } from '../../contract/errors.js';
import { ENDINGS } from '../../contract/export-format.js';
import type { GraphModule } from '../../contract/module.js';
import {
  asParameter,
  describeRun,
  type ExportFile,
  ExportProblem,
  ExportRun,
  type ExportSource,
  formatsOf,
  type RawParameters,
  valueForm,
} from '../../export/index.js';
import { encoded, type Encoding, encodingFor } from './compression.js';
import { exportEtag, holdsExport, setDescription, setValidators } from './export-headers.js';
import { ExportCatalogue, type ExportRequest, type Sent } from './export-request.js';
import { type AddRoutes, type House, problem, READ_ONLY_DETAIL, READ_METHODS, rejectOtherMethods } from '../problem.js';
import { type PublicAddress, publicUrlOf } from '../public-url.js';
import { withoutIdleTimeout, withoutIdleTimeouts } from '../idle-timeout.js';
import type { Store } from '../../store/open-store.js';

/** How many files are made at once, and for how long one may take. */
interface ExportLimits {
  simultaneous: number;
  /** Milliseconds: a snapshot that is held for long keeps the database from tidying up. */
  exportMs: number;
  /** Seconds after which whoever was turned away may ask again. */
  retryAfter: number;
}

const EXPORT_LIMITS: ExportLimits = { simultaneous: 4, exportMs: 600_000, retryAfter: 5 };

/** The places of files that are being made. */
class ExportSlots {
  #taken = 0;

  constructor(readonly limits: ExportLimits) {}

  /**
   * Takes a place. @returns how to give it back; further calls do nothing
   * @throws ExportProblem when none is free
   */
  take(): () => void {
    const { simultaneous, retryAfter } = this.limits;
    if (this.#taken >= simultaneous) {
      throw new ExportProblem(
        503,
        'Too many exports',
        `${simultaneous} files are being made, as many as this server makes at once: ask again in ${retryAfter} seconds.`,
        { retryAfter },
      );
    }
    this.#taken += 1;
    let given = false;
    return () => {
      if (!given) this.#taken -= 1;
      given = true;
    };
  }

  get taken(): number {
    return this.#taken;
  }
}

/** A part of an address that stands for no text. */
interface BadlyEncoded {
  /** The parameter that it is the name or the value of. */
  parameter: string;
  /** As it was sent. */
  value: string;
}

/** The text of a part of a query, or null when its percent-encoding is broken or is not of UTF-8. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/**
 * The first parameter of an address whose percent-encoding is no text. The parser of queries takes such a part as it stands: it would be another
 * value than was meant, and no error.
 */
function badlyEncoded(url: string): BadlyEncoded | null {
  const start = url.indexOf('?');
  for (const pair of start < 0 ? [] : url.slice(start + 1).split('&')) {
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    const parameter = decoded(name);
    if (parameter === null) return { parameter: name, value: name };
    if (decoded(value) === null) return { parameter, value };
  }
  return null;
}

/** What files are made of. */
export interface ExportParts extends PublicAddress {
  store: Pick<Store, 'snapshot'>;
  modules: readonly GraphModule[];
  /** The whole graph, whatever part of it this process serves. */
  schema: GraphQLSchema;
  limits?: Partial<ExportLimits>;
}

/** Says what went wrong before anything was sent. Accidents are masked, under an id to quote. */
function refuse(reply: FastifyReply, cause: unknown, { logUnexpectedError }: House): FastifyReply {
  for (const name of reply.raw.headersSent
    ? []
    : ['etag', 'content-disposition', 'link', 'x-row-count', 'content-encoding'])
    reply.removeHeader(name);
  if (cause instanceof ExportProblem) {
    const { retryAfter } = cause.more;
    if (cause.status === 503) reply.header('retry-after', String(retryAfter ?? EXPORT_LIMITS.retryAfter));
    return problem(reply, { ...cause.more, status: cause.status, title: cause.title, detail: cause.detail });
  }
  if (cause instanceof GraphQLError && cause.extensions.code === ErrorCode.BadUserInput) {
    const { argument } = cause.extensions;
    return problem(reply, {
      status: 400,
      title: 'Wrong value',
      detail: asParameter(cause.message).replace(/^Argument/, 'Parameter'),
      parameter: asParameter(String(argument)),
    });
  }
  const id = randomUUID();
  logUnexpectedError(id, cause);
  return problem(reply, {
    status: 500,
    title: 'Internal error',
    detail: `Something went wrong here. Quote this id when you tell us: ${id}.`,
    id,
  });
}

/** @throws ExportProblem when a parameter is no text: what is left of it would choose other rows */
function checkEncoding(url: string): void {
  const bad = badlyEncoded(url);
  if (!bad) return;
  const { parameter, value } = bad;
  throw new ExportProblem(
    400,
    'Wrong value',
    `Parameter "${parameter}": "${value}" is not percent-encoded UTF-8. Write a percent sign itself as %25.`,
    { parameter, value },
  );
}

/** Answers requests for files. */
class Exports {
  readonly #slots: ExportSlots;

  constructor(
    readonly parts: ExportParts,
    readonly source: ExportSource,
    readonly catalogue: ExportCatalogue,
    readonly house: House,
  ) {
    this.#slots = new ExportSlots({ ...EXPORT_LIMITS, ...parts.limits });
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    try {
      checkEncoding(request.url);
      const { file } = request.params as { file: string };
      const asked = this.catalogue.read(file, request.query as RawParameters);
      const base = publicUrlOf(request, this.parts);
      const sent = asked.send(base);
      const encoding = sent.compressible ? encodingFor(request.headers['accept-encoding']) : 'identity';
      const version = (await this.house.backend.readVersion())?.id;
      const etag = version && this.#etag(asked, base, version, encoding);
      if (etag && holdsExport(request, etag)) {
        setValidators(reply, version, etag);
        return reply.code(304).send();
      }
      return await this.#send(request, reply, { asked, base, sent, encoding });
    } catch (cause) {
      return refuse(reply, cause, this.house);
    }
  }

  #etag(asked: ExportRequest, base: string, version: string, encoding: Encoding): string {
    const columns = asked.table.columns.map(({ name }) => name).join();
    return exportEtag(`${base}${this.catalogue.address(asked)} ${columns}`, version, this.house.release, encoding);
  }

  /** Makes the file while it is read. A caller that goes away, and a file that takes too long, free everything at once. */
  async #send(
    request: FastifyRequest,
    reply: FastifyReply,
    { asked, base, sent, encoding }: { asked: ExportRequest; base: string; sent: Sent; encoding: Encoding },
  ) {
    const giveBack = this.#slots.take();
    const gone = new AbortController();
    const onClose = (): void => gone.abort(new Error('Nobody reads the file any more.'));
    reply.raw.once('close', onClose);
    let run: ExportRun | undefined;
    const end = async (): Promise<void> => {
      reply.raw.off('close', onClose);
      await run?.close();
      giveBack();
    };
    try {
      run = await withoutIdleTimeout(request, () => ExportRun.open(this.source, asked.table, asked.args, gone.signal));
      const file: ExportFile = {
        run,
        about: describeRun(run, this.parts.schema, base, asked.format),
        schema: this.parts.schema,
      };
      const pieces = await withoutIdleTimeout(request, async () => sent.open(file));
      const { id } = run.state;
      setValidators(reply, id, this.#etag(asked, base, id, encoding));
      setDescription(reply, file.about, `jeugdgraaf-${asked.table.name}-${id}.${asked.ending}`);
      reply.type(sent.mediaType);
      if (encoding !== 'identity') reply.header('content-encoding', encoding);
      if (request.method === 'HEAD') {
        await pieces.return(undefined);
        await end();
        return reply.send();
      }
      return reply.send(encoded(this.#streamOf(withoutIdleTimeouts(request, pieces), end), encoding));
    } catch (cause) {
      await end();
      throw cause;
    }
  }

  /** A file as a stream. Where it breaks off, so does the connection: the reader cannot take a part for the whole. */
  #streamOf(pieces: AsyncGenerator<Uint8Array | string>, end: () => Promise<void>): Readable {
    const stream = Readable.from(pieces, { objectMode: false });
    const { exportMs } = this.#slots.limits;
    const late = setTimeout(() => stream.destroy(new Error(`A file took longer than ${exportMs} ms.`)), exportMs);
    stream.on('error', (cause) => this.house.logUnexpectedError(randomUUID(), cause));
    stream.once('close', () => {
      clearTimeout(late);
      end().catch((cause) => this.house.logUnexpectedError(randomUUID(), cause));
    });
    return stream;
  }

  /** What there is, for whoever looks at the address of all files. */
  list(request: FastifyRequest): object {
    const base = publicUrlOf(request, this.parts);
    return {
      tables: this.catalogue.tables.map((table) => ({
        name: table.name,
        title: table.title.en,
        description: table.description.en,
        files: formatsOf(table).map(({ format, mediaType }) => ({
          address: `${base}/export/${table.name}.${ENDINGS[format]}`,
          mediaType,
        })),
        sideFile: `${base}/export/${table.name}.meta.json`,
        parameters: this.catalogue
          .parametersOf(table)
          .map((parameter) => ({
            name: parameter.name,
            takes: valueForm(parameter),
            description: parameter.description,
          })),
      })),
    };
  }
}

/** Adds `/export/TABLE.FORMAT`: any selection of a table as a file, and `/export`, which lists them. */
export function exportRoutes(parts: ExportParts): AddRoutes {
  return (app, house) => {
    const { store, modules, schema } = parts;
    const source: ExportSource = {
      store,
      entityKinds: new Map(modules.flatMap(({ kinds }) => kinds).map((kind) => [kind.kind, kind])),
    };
    const exports = new Exports(
      parts,
      source,
      new ExportCatalogue(
        modules.flatMap((module) => module.exports ?? []),
        schema,
      ),
      house,
    );
    const onRequest = house.guard ?? [];
    app.route({
      method: [...READ_METHODS],
      url: '/export/:file',
      exposeHeadRoute: false,
      onRequest,
      handler: (request, reply) => exports.answer(request, reply),
    });
    app.get('/export', { onRequest }, (request, reply) =>
      reply.header('cache-control', 'public, no-cache').send(exports.list(request)),
    );
    for (const url of ['/export', '/export/:file'])
      rejectOtherMethods(app, url, READ_METHODS, READ_ONLY_DETAIL, house.guard);
  };
}
