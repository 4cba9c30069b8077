namespace PaintSound.Live.Set.Templates;

/// <summary>One line of an <see cref="TemplateOutline"/>.</summary>
/// <param name="Depth">How deep it stands, from 0.</param>
/// <param name="Mark">What kind of line it is: one of <c>: [ ~ ! = # @ ></c>, or a space for a plain element.</param>
/// <param name="Name">The element's name, or that of what is put there.</param>
/// <param name="Text">What stands behind the mark.</param>
internal sealed record TemplateOutlineLine(int Depth, char Mark, string Name, string Text);
