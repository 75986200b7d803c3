/**
 * Makes a function that creates one value for each object on first use. The value is collected with the object. Effects
 * use it to keep their state of a document by its context.
 */
export function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as Value;
  };
}
