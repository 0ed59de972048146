import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { exportAddress, SIDE_FILE } from '../../contract/export-address.js';
import type { GraphModule } from '../../contract/module.js';
import {
  describeExport,
  type ExportDescription,
  ExportRun,
  type ExportSource,
  formatsOf,
  type RawParameters,
  readLanguage,
  valueForm,
} from '../../export/index.js';
import type { Store } from '../../store/open-store.js';
import type { ReadVersion } from '../backend.js';
import { logUnexpectedError } from '../errors.js';
import { withoutIdleTimeout, withoutIdleTimeouts } from '../idle-timeout.js';
import { isNotModified } from '../not-modified.js';
import { READ_METHODS, rejectOtherMethods } from '../problem.js';
import { type PublicAddress, publicUrlOf } from '../public-url.js';
import { compress, type Encoding, encodingFor } from './compression.js';
import { checkEncoding, ExportCatalogue, type ExportRequest } from './export-request.js';
import { EXPORT_LIMITS, type ExportLimits, ExportSlots } from './export-slots.js';
import { sendExportProblem } from './export-problem-handler.js';
import { fileEtag, setCacheHeaders, setDescription } from './response-headers.js';

export interface ExportOptions extends PublicAddress {
  store: Pick<Store, 'snapshot'>;
  modules: readonly GraphModule[];
  /** The whole graph, also when this process serves a subgraph. */
  schema: GraphQLSchema;
  /** Identifies the code of the graph. */
  release: string;
  readVersion: ReadVersion;
  limits?: Partial<ExportLimits>;
}

/** The name to save a file under: table, data version, and the language where it is not Dutch. */
function fileName(table: string, dataVersion: string, { language }: ExportDescription, ending: string): string {
  return `jeugdgraaf-${table}-${dataVersion}${language ? `-${language}` : ''}.${ending}`;
}

class Exports {
  readonly #slots: ExportSlots;
  readonly #source: ExportSource;
  readonly #catalogue: ExportCatalogue;

  constructor(readonly options: ExportOptions) {
    const { store, modules, schema, limits } = options;
    this.#slots = new ExportSlots({ ...EXPORT_LIMITS, ...limits });
    this.#source = {
      store,
      entityKinds: new Map(modules.flatMap(({ kinds }) => kinds).map((kind) => [kind.kind, kind])),
    };
    this.#catalogue = new ExportCatalogue(
      modules.flatMap((module) => module.exports ?? []),
      schema,
    );
  }

  /** Lists all files. */
  list(request: FastifyRequest): object {
    const base = publicUrlOf(request, this.options);
    const lang = readLanguage(this.options.schema, request.query as RawParameters);
    const address = (table: string, ending: string) =>
      `${base}${exportAddress(table, ending, lang === 'EN' ? { lang } : {})}`;
    return {
      tables: this.#catalogue.tables.map((table) => ({
        name: table.name,
        title: table.title.en,
        description: table.description.en,
        files: formatsOf(table).map(({ ending, mediaType }) => ({ address: address(table.name, ending), mediaType })),
        sideFile: address(table.name, SIDE_FILE),
        parameters: this.#catalogue
          .parametersOf(table)
          .map((parameter) => ({
            name: parameter.name,
            takes: valueForm(parameter),
            description: parameter.description,
          })),
      })),
    };
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    checkEncoding(request.url);
    const { file } = request.params as { file: string };
    const requested = this.#catalogue.parse(file, request.query as RawParameters);
    const base = publicUrlOf(request, this.options);
    const { compressible } = requested.writer(base);
    const encoding = compressible ? encodingFor(request.headers['accept-encoding']) : 'identity';
    const version = (await this.options.readVersion())?.id;
    const etag = version && this.#etag(requested, base, version, encoding);
    if (etag && isNotModified(request, etag)) {
      setCacheHeaders(reply, version, etag);
      return reply.code(304).send();
    }
    return this.#sendFile(request, reply, requested, base, encoding);
  }

  #etag(requested: ExportRequest, base: string, version: string, encoding: Encoding): string {
    const columns = requested.table.columns.map(({ name }) => name).join();
    return fileEtag(`${base}${this.#catalogue.address(requested)} ${columns}`, version, this.options.release, encoding);
  }

  /** Writes the file while it is sent. A client that disconnects, and a timeout, release everything at once. */
  async #sendFile(
    request: FastifyRequest,
    reply: FastifyReply,
    requested: ExportRequest,
    base: string,
    encoding: Encoding,
  ): Promise<FastifyReply> {
    const { table, args, described, ending } = requested;
    const writer = requested.writer(base);
    const releaseSlot = this.#slots.take();
    const closed = new AbortController();
    const onClose = (): void => closed.abort(new Error('The client has disconnected.'));
    reply.raw.once('close', onClose);
    let run: ExportRun | undefined;
    const finish = async (): Promise<void> => {
      reply.raw.off('close', onClose);
      await run?.close();
      releaseSlot();
    };
    try {
      run = await withoutIdleTimeout(request, () => ExportRun.open(this.#source, table, args, closed.signal));
      const { schema } = this.options;
      const file = { run, about: describeExport(run, schema, base, described), schema };
      const chunks = await withoutIdleTimeout(request, async () => writer.open(file));
      const { id } = run.state;
      setCacheHeaders(reply, id, this.#etag(requested, base, id, encoding));
      setDescription(reply, file.about, fileName(table.name, id, file.about, ending));
      reply.type(writer.mediaType);
      if (encoding !== 'identity') reply.header('content-encoding', encoding);
      if (request.method === 'HEAD') {
        await chunks.return(undefined);
        await finish();
        return reply.send();
      }
      return reply.send(compress(this.#streamOf(request, withoutIdleTimeouts(request, chunks), finish), encoding));
    } catch (cause) {
      await finish();
      throw cause;
    }
  }

  /** Streams a file. When it fails, the connection is cut: the client cannot mistake a part for the whole. */
  #streamOf(
    { log }: FastifyRequest,
    chunks: AsyncGenerator<Uint8Array | string>,
    finish: () => Promise<void>,
  ): Readable {
    const stream = Readable.from(chunks, { objectMode: false });
    const { exportMs } = this.#slots.limits;
    const timer = setTimeout(() => stream.destroy(new Error(`An export took longer than ${exportMs} ms.`)), exportMs);
    const onError = (cause: unknown): void => logUnexpectedError(log, randomUUID(), cause);
    stream.on('error', onError);
    stream.once('close', () => {
      clearTimeout(timer);
      finish().catch(onError);
    });
    return stream;
  }
}

/** Serves any selection of a table as a file at `/export/TABLE.FORMAT`, and a list of them at `/export`. */
export const exportRoutes: FastifyPluginAsync<ExportOptions> = async (app, options) => {
  const exports = new Exports(options);
  app.get('/export', { errorHandler: sendExportProblem }, (request, reply) =>
    reply.header('cache-control', 'public, no-cache').send(exports.list(request)),
  );
  // Relative, so that it also works behind a prefix.
  app.get('/export/', (_request, reply) => reply.redirect('../export', 301));
  app.route({
    method: [...READ_METHODS],
    url: '/export/:file',
    exposeHeadRoute: false,
    handler: (request, reply) => exports.send(request, reply),
    errorHandler: sendExportProblem,
  });
  for (const url of ['/export', '/export/', '/export/:file']) rejectOtherMethods(app, url);
};
