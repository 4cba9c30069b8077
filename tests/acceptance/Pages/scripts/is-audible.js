// True if the page is playing sound now.
() => {
  const samples = new Float32Array(window.analyser.fftSize);
  window.analyser.getFloatTimeDomainData(samples);
  return Math.hypot(...samples) / Math.sqrt(samples.length) > 0.001;
}
