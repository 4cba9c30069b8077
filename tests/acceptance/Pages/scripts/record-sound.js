// Runs before the page. Connects window.analyser to everything that the page plays.
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...rest) {
  if (to === this.context.destination) connect.call(this, window.analyser = new AnalyserNode(this.context, { fftSize: 8192 }));
  return connect.call(this, to, ...rest);
};
