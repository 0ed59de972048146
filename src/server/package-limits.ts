/** What one token, and one package, may ask of the server. */
export interface PackageLimits {
  /** Bytes of a posted archive. */
  bytes: number;
  /** Bytes of its files once unpacked. */
  unpackedBytes: number;
  /** Posts a minute of one subject. */
  perMinute: number;
  /** Seconds after which to try again while another import runs. */
  retryAfter: number;
}

/** A million figures are some 60 MB, and 6 MB packed. */
export const PACKAGE_LIMITS: PackageLimits = { bytes: 50_000_000, unpackedBytes: 200_000_000, perMinute: 10, retryAfter: 10 };
