// Draws the points of the map with WebGL 2, and moves and scales the view.

const VERTEX = `#version 300 es
in vec2 place; in vec4 colour;
uniform vec2 middle, scale; uniform float size; uniform vec4 tint;
out vec4 shade;
void main() {
  bool placed = place.x < 1.0;
  gl_Position = placed ? vec4((place - middle) * scale, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = size;
  shade = vec4(mix(colour.rgb, tint.rgb, tint.a), colour.a);
}`;
// kind 0: a disc. 1: a glow. 2: a diamond with an edge, for paintings.
const FRAGMENT = `#version 300 es
precision highp float;
in vec4 shade; uniform int kind; uniform float size, strength; uniform vec3 edge;
out vec4 pixel;
void main() {
  vec2 at = abs(gl_PointCoord - 0.5) * 2.0;
  float soft = 1.5 / size;
  float d = kind == 2 ? at.x + at.y : length(at);
  if (d > 1.0) discard;
  float alpha = kind == 1 ? (1.0 - d) * (1.0 - d) : 1.0 - smoothstep(1.0 - soft, 1.0, d);
  vec3 colour = kind == 2 && d > 0.72 - soft ? edge : shade.rgb;
  pixel = vec4(colour, alpha * shade.a * strength);
}`;
const UNITS = 65535;
const MARGIN = 0.92;
const MOST_ZOOM = 400;

/** Creates the drawing; null if the browser has no WebGL 2. */
export function createView(canvas, points) {
  const gl = canvas.getContext("webgl2", { alpha: true, antialias: false, premultipliedAlpha: false });
  if (!gl) return null;
  const view = { x: 0.5, y: 0.5, zoom: 1 };
  const program = link(gl);
  const at = (name) => gl.getUniformLocation(program, name);
  const [middle, scale, size, tint, kind, strength, edge] = ["middle", "scale", "size", "tint", "kind", "strength", "edge"].map(at);

  gl.bindVertexArray(gl.createVertexArray());
  const places = new Uint16Array(2 * points.count);
  for (let i = 0; i < points.count; i++) { places[2 * i] = points.x[i]; places[2 * i + 1] = points.y[i]; }
  fill(gl.createBuffer(), "place", places, 2, gl.UNSIGNED_SHORT);
  const colours = gl.createBuffer();
  const passed = gl.createBuffer();
  let passedCount = 0;
  const order = gl.createBuffer();
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, order);
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, shuffle(points.excerpts), gl.STATIC_DRAW);
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);

  function fill(buffer, name, values, parts, type) {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.DYNAMIC_DRAW);
    const attribute = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(attribute);
    gl.vertexAttribPointer(attribute, parts, type, true, 0, 0);
  }

  // The longer direction of the map has the length 1.
  const { width, height } = points.extent;
  const side = () => Math.min(canvas.clientWidth / width, canvas.clientHeight / height) * MARGIN * view.zoom;
  const limit = (value, low, high) => Math.min(high, Math.max(low, value));

  return {
    view,
    setColours(values) { fill(colours, "colour", values, 4, gl.UNSIGNED_BYTE); },
    setPassed(indices) {
      passedCount = indices.length;
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, passed);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.DYNAMIC_DRAW);
    },

    /** Where a point of the map is drawn, in pixels of the page from the upper left corner of the canvas. */
    toPage: (x, y) => [canvas.clientWidth / 2 + (x / UNITS - view.x) * side(), canvas.clientHeight / 2 - (y / UNITS - view.y) * side()],
    toMap: (px, py) => [(view.x + (px - canvas.clientWidth / 2) / side()) * UNITS, (view.y - (py - canvas.clientHeight / 2) / side()) * UNITS],
    toMapLength: (pixels) => pixels / side() * UNITS,
    move(dx, dy) {
      view.x = limit(view.x - dx / side(), 0, 1);
      view.y = limit(view.y + dy / side(), 0, 1);
    },
    zoomAt(px, py, factor) {
      const [x, y] = this.toMap(px, py);
      view.zoom = limit(view.zoom * factor, 1, MOST_ZOOM);
      const [left, top] = this.toPage(x, y);
      this.move(px - left, py - top);
      if (view.zoom === 1) view.x = view.y = 0.5;
    },
    whole() { Object.assign(view, { x: 0.5, y: 0.5, zoom: 1 }); },

    /** Diameter of a point in pixels of the page: so large that the map is neither empty nor one patch. */
    pointSize: () => limit(0.8 * side() / Math.sqrt(points.excerpts + 1), 2.4, 14),

    /** Draws a share of the excerpts, spread over the map, and all else. `glow` is a colour of three numbers 0..1, `outline` that of the edges of paintings. */
    draw(share, glow, outline) {
      const ratio = canvas.width / Math.max(1, canvas.clientWidth);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(middle, view.x, view.y);
      gl.uniform2f(scale, 2 * side() / canvas.clientWidth, 2 * side() / canvas.clientHeight);
      gl.uniform3f(edge, ...outline);
      const pass = (what, pixels, opacity, tinted, draw) => {
        gl.uniform1i(kind, what);
        gl.uniform1f(size, pixels * ratio);
        gl.uniform1f(strength, opacity);
        gl.uniform4f(tint, ...glow, tinted);
        draw();
      };
      const point = this.pointSize();
      const draw = (buffer, count) => () => { gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffer); gl.drawElements(gl.POINTS, count, gl.UNSIGNED_INT, 0); };
      const each = draw(passed, passedCount);
      pass(0, point, passedCount > 0 ? 0.6 : 0.85, 0, draw(order, Math.round(share * points.excerpts)));
      if (passedCount > 0) {
        pass(1, Math.max(14, point * 3.2), passedCount > 5000 ? 0.12 : 0.3, 1, each);
        pass(0, Math.max(4, point * 1.35), 1, 0.75, each);
      }
      pass(2, Math.max(11, point * 1.7), 1, 0, () => gl.drawArrays(gl.POINTS, points.excerpts, points.paintings));
    },
  };
}

/** Returns the numbers below a count in an order in which every beginning is spread over all. */
function shuffle(count) {
  const numbers = Uint32Array.from({ length: count }, (_, i) => i);
  let random = 1;
  for (let i = count - 1; i > 0; i--) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const other = Math.floor(random / 2 ** 32 * (i + 1));
    [numbers[i], numbers[other]] = [numbers[other], numbers[i]];
  }
  return numbers;
}

function link(gl) {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(`The map cannot be drawn: ${gl.getProgramInfoLog(program)}`);
  return program;
}
