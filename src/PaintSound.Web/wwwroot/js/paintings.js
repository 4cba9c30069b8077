/** Paintings that dissolve into one another. The new one is only shown when it is there as a whole. */
export class Paintings {
  #box; #current = null; #wanted = null;

  constructor(box) { this.#box = box; }

  /** @returns a promise of whether this one is shown now: a newer one may have come meanwhile, or its file may be broken. */
  async show({ id, title }) {
    if (this.#wanted === id) return false;   // the same once more, after a break
    this.#wanted = id;
    const picture = new Image();
    picture.alt = title;
    picture.src = `/works/${encodeURIComponent(id)}/painting.jpg`;
    try {
      await picture.decode();
    } catch {
      if (this.#wanted === id) this.#wanted = null;
      return false;
    }
    if (this.#wanted !== id) return false;
    const old = this.#current;
    this.#current = picture;
    this.#box.append(picture);
    picture.getBoundingClientRect();   // so that it fades in from nothing
    picture.classList.add("shown");
    picture.dataset.id = id;
    if (old) {
      old.classList.remove("shown");
      const seconds = parseFloat(getComputedStyle(this.#box).getPropertyValue("--fade")) || 3;
      setTimeout(() => old.remove(), 1000 * seconds + 200);
    }
    return true;
  }
}
