using System.Text.Json;
using PaintSound.Core.Control;
using PaintSound.Web.Authentication;
using PaintSound.Web.Setup;
using PaintSound.Web.State;

namespace PaintSound.Web.Hubs;

/// <summary>The hub of the operator's pages, which watch and control the show. The caller gets the sentence of a refused call.</summary>
internal sealed class OperatorHub(PageState board, SpectrogramColumns spectrogram, IShowControl control, ISetupService setup, TimeProvider time)
    : ArtistHub(board, spectrogram, time)
{
    /// <inheritdoc/>
    protected override Role Role => Role.Operator;

    /// <summary>Sets a control, or presses a trigger.</summary>
    /// <param name="name">Its name in the control table, and after a space the item if it has a family: <c>gate</c>, <c>depth wash</c>.</param>
    /// <param name="value">A number, true or false, or a word.</param>
    /// <exception cref="InvalidControlException">The show has no such control, or it does not take this value.</exception>
    public void Set(string name, JsonElement value) => control.Set(ControlId.Parse(name), Value(name, value));

    /// <inheritdoc cref="ISetupService.Info"/>
    public SetupDto Setup() => setup.Info;

    /// <inheritdoc cref="ISetupService.SetCorners"/>
    public string Frame(double[] corners) => setup.SetCorners(corners);

    /// <inheritdoc cref="ISetupService.LockExposureAsync"/>
    public Task<string> Lock(bool locked) => setup.LockExposureAsync(locked, Context.ConnectionAborted);

    /// <inheritdoc cref="ISetupService.MeasureAsync"/>
    public Task<string> Measure(string measurement) => setup.MeasureAsync(Known<Measurement>(measurement), Context.ConnectionAborted);

    /// <inheritdoc cref="ISetupService.Save"/>
    public string SaveMeasured() => setup.Save();

    private static ControlValue Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.String => value.GetString()!,
        _ => throw new InvalidControlException($"{name} takes a number, true or false, or a word (got {value.ValueKind})."),
    };

    private static T Known<T>(string word)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? known
            : throw new InvalidControlException($"'{word}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
}
