import { types } from 'node:util';

/**
 * Jest runs tests in a realm of their own, in which errors made by Node itself (a lost connection, an aborted wait) are
 * not `instanceof Error`. In a process without Jest they are: this restores it, once imported.
 */
function isErrorOfNode(value: unknown): boolean {
  return types.isNativeError(value) || Object.prototype.toString.call(value) === '[object DOMException]';
}

const inherited = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
  configurable: true,
  value(this: unknown, value: unknown): boolean {
    return inherited.call(this as () => unknown, value) || (this === Error && isErrorOfNode(value));
  },
});
