/** Shows paintings with cross-fades. A new painting appears only after it is completely loaded. */
export class Paintings {
  #container; #current = null; #requested = null;

  constructor(container) { this.#container = container; }

  /** @returns a promise: true if this painting is shown, false if a newer one arrived or its file is broken. */
  async show({ id, title }) {
    if (this.#requested === id) return false;   // the same painting again, after a reconnection
    this.#requested = id;
    const picture = new Image();
    picture.alt = title;
    picture.src = `/works/${encodeURIComponent(id)}/painting.jpg`;
    try {
      await picture.decode();
    } catch {
      if (this.#requested === id) this.#requested = null;
      return false;
    }
    if (this.#requested !== id) return false;
    const old = this.#current;
    this.#current = picture;
    this.#container.append(picture);
    picture.getBoundingClientRect();   // so that the fade starts at 0
    picture.classList.add("shown");
    picture.dataset.id = id;
    if (old) {
      old.classList.remove("shown");
      const seconds = parseFloat(getComputedStyle(this.#container).getPropertyValue("--fade")) || 3;
      setTimeout(() => old.remove(), 1000 * seconds + 200);
    }
    return true;
  }
}
