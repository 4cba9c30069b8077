namespace PaintSound.Web.Links;

/// <summary>A link to a page, with its token, and as a QR code.</summary>
/// <param name="Page">The name of the page: Painter, Composer, Projection, Operator, Setup.</param>
/// <param name="Address">The address and port.</param>
/// <param name="Link">The link. Whoever has it can open the page.</param>
/// <param name="Size">The number of modules on each side of the code.</param>
/// <param name="Path">The dark modules as the path of an SVG.</param>
public sealed record PageLinkDto(string Page, string Address, string Link, int Size, string Path);
