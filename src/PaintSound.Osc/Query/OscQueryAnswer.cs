namespace PaintSound.Osc.Query;

/// <summary>What an HTTP request for a part of the namespace gets.</summary>
/// <param name="Status">
/// 200; 204 where the attribute has no value here, 400 where there is no such attribute, 404 where there is no such node
/// (OSCQuery proposal, "OSC Query Attributes").
/// </param>
/// <param name="Json">The body of a 200, UTF-8; empty else.</param>
public readonly record struct OscQueryAnswer(int Status, ReadOnlyMemory<byte> Json);
