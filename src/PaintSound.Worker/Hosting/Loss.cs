namespace PaintSound.Worker.Hosting;

/// <summary>Something that did not arrive during a performance.</summary>
/// <param name="Count">How many; 0 for none.</param>
/// <param name="What">What was lost, as the end of the sentence "N ...".</param>
internal sealed record Loss(long Count, string What);
