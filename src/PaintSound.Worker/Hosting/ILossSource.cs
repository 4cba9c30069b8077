namespace PaintSound.Worker.Hosting;

/// <summary>Counts what did not arrive. Read once, after the performance; a person sees every count above zero.</summary>
internal interface ILossSource
{
    /// <summary>The counts until now.</summary>
    IEnumerable<Loss> Losses { get; }
}
