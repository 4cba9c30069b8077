// Returns the next 12 picture rates that the projection reports, one per second.
() => new Promise((done) => {
  const rates = [];
  new MutationObserver((changes, observer) => {
    rates.push(Number(document.documentElement.dataset.rate));
    if (rates.length < 12) return;
    observer.disconnect();
    done(rates);
  }).observe(document.documentElement, { attributeFilter: ["data-rate"] });
})
