/** Why a test of every table or type fails for one without rows. */
export const noRows = (name: string): string => `no rows in \`${name}\`: add some to a package in seeds/`;
