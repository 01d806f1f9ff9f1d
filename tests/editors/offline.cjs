// Loaded before the language server: every attempt to reach a network is told on standard error, and fails.
const { Socket } = require("node:net");

Socket.prototype.connect = function () {
  process.stderr.write("the server tried to reach a network\n");
  throw new Error("there is no network here");
};
