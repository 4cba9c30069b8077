using System.Globalization;

namespace PaintSound.Acceptance.Tests.Understudies;

/// <summary>A message that arrived at the stage.</summary>
/// <param name="At">When it arrived, in ms since 1970.</param>
/// <param name="Sender">The address of the worker that sent it.</param>
/// <param name="Address">The OSC address.</param>
/// <param name="Arguments">The arguments as text.</param>
internal sealed record StageMessage(double At, string Sender, string Address, string Arguments)
{
    /// <summary>The OSC address of a launch.</summary>
    public const string Selection = "/paintsound/selection/music";

    /// <summary>The OSC address of the light.</summary>
    public const string Light = "/light";

    /// <summary>The first argument as a number.</summary>
    public double Value => double.Parse(Arguments.Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Reads a line of stage-receiver.cjs.</summary>
    public static StageMessage? Parse(string line) => line.Split(' ', 4) is [var at, var sender, var address, ..] parts
        ? new StageMessage(double.Parse(at, CultureInfo.InvariantCulture), sender, address, parts.Length > 3 ? parts[3] : "")
        : null;
}
