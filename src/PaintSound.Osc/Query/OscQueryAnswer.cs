namespace PaintSound.Osc.Query;

/// <summary>The response to an HTTP request for a part of the namespace.</summary>
/// <param name="Status">
/// 200; 204 if the node has no value for the attribute; 400 for an unknown attribute; 404 for an unknown node (OSCQuery proposal,
/// "OSC Query Attributes").
/// </param>
/// <param name="Json">The body, UTF-8; empty if the status is not 200.</param>
public readonly record struct OscQueryAnswer(int Status, ReadOnlyMemory<byte> Json);
