import { registerEnumType } from 'type-graphql';

const names = new WeakMap<object, string>();

/** Registers an enumeration of the graph under its name, so that columns of files can refer to it. */
export function registerEnum<Values extends Readonly<Record<string, string>>>(
  values: Values,
  config: {
    name: string;
    description: string;
    valuesConfig: { [Value in keyof Values]: { description: string; deprecationReason?: string } };
  },
): void {
  names.set(values, config.name);
  registerEnumType(values, config);
}

/** The name of a registered enumeration in the graph. */
export function enumName(values: object): string {
  const name = names.get(values);
  if (name === undefined)
    throw new Error(`An enumeration of a column is not registered: ${Object.keys(values).join(', ')}.`);
  return name;
}
