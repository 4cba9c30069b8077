namespace PaintSound.Live.Set.Templates;

/// <summary>One line of a <see cref="TemplateOutline"/>.</summary>
/// <param name="Depth">The level, from 0.</param>
/// <param name="Mark">The kind of the line: one of <c>: [ ~ ! = # @ ></c>, or a space for a plain element.</param>
/// <param name="Name">The name of the element, of the value or of the template.</param>
/// <param name="Text">The text after the mark.</param>
internal sealed record TemplateOutlineLine(int Depth, char Mark, string Name, string Text);
