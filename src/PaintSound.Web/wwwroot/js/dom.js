// Short names for the elements of a page.

export const $ = (id) => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const created = Object.assign(document.createElement(tag), properties);
  created.append(...children);
  return created;
}
