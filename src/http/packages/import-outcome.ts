import type { FastifyReply } from 'fastify';
import type { ImportReport } from '../../packages/index.js';
import type { ImportOutcome } from './import-runner.js';
import { busy, PackageProblem } from './package-problems.js';

/** Rules about who may write what, rather than about the package itself. */
const PERMISSION_RULES: ReadonlySet<string> = new Set(['permission', 'name']);

/** What a package changed in the data, or would change. */
function reportBody(
  { packages, tables, changes, warnings, warningCount, version, preview }: ImportReport,
  dryRun: boolean,
): object {
  return {
    dryRun,
    version,
    changes,
    packages: packages.map(({ sha256: _sha256, ...counts }) => counts),
    tables,
    warnings,
    warningCount,
    preview,
  };
}

function brokenPackage({ findings, count }: Extract<ImportOutcome, { kind: 'broken' }>): PackageProblem {
  const forbidden = findings.some(({ rule }) => PERMISSION_RULES.has(rule));
  return new PackageProblem({
    ...(forbidden
      ? {
          status: 403,
          title: 'Not allowed',
          detail: 'The token does not allow all rows of the package: nothing was written.',
        }
      : {
          status: 422,
          title: 'Broken package',
          detail: 'Some rows of the package are not valid: nothing was written.',
        }),
    count,
    findings,
  });
}

/**
 * Sends what an import did, or would do in a dry run.
 * @throws PackageProblem when nothing was imported
 */
export function sendOutcome(
  reply: FastifyReply,
  outcome: ImportOutcome,
  dryRun: boolean,
  retryAfter: number,
): FastifyReply {
  switch (outcome.kind) {
    case 'done': {
      const { report } = outcome;
      const wrote = !dryRun && report.packages.some(({ status }) => status !== 'unchanged');
      return reply
        .code(wrote ? 201 : 200)
        .headers({ 'x-data-version': report.version, 'cache-control': 'no-store' })
        .send(reportBody(report, dryRun));
    }
    case 'busy':
      throw busy(retryAfter);
    case 'unreadable':
      throw new PackageProblem({ status: 422, title: 'Unreadable package', detail: outcome.message });
    case 'broken':
      throw brokenPackage(outcome);
  }
}
