using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Web.Authentication;
using PaintSound.Web.Setup;
using PaintSound.Web.State;

namespace PaintSound.Web.Hubs;

/// <summary>The line to the operator's pages: they watch, and operate the show. What a control refuses is said to whoever asked.</summary>
internal sealed class OperatorHub(PageState board, SpectrogramColumns spectrogram, IShowControl control, ISetupService setup, TimeProvider time)
    : ArtistHub(board, spectrogram, time)
{
    /// <inheritdoc/>
    protected override Role Role => Role.Operator;

    /// <inheritdoc cref="IShowControl.SetGate"/>
    public void Gate(double fraction) => control.SetGate(fraction);

    /// <inheritdoc cref="IShowControl.SetDwell"/>
    public void Dwell(double seconds) => control.SetDwell(seconds);

    /// <inheritdoc cref="IShowControl.SetHold"/>
    public void Hold(bool hold) => control.SetHold(hold);

    /// <inheritdoc cref="IShowControl.Next"/>
    public void Next() => control.Next();

    /// <inheritdoc cref="IShowControl.SetFollow"/>
    public void Follow(double colour) => control.SetFollow(colour);

    /// <inheritdoc cref="IShowControl.SetDistance"/>
    public void Distance(string kind) => control.SetDistance(Known<SoundDistanceKind>(kind));

    /// <inheritdoc cref="IShowControl.SetCollection"/>
    public void Collection(string name, bool on) => control.SetCollection(name, on);

    /// <inheritdoc cref="IShowControl.SetArm"/>
    public void Arm(bool armed) => control.SetArm(armed);

    /// <inheritdoc cref="IShowControl.SetCongruitySmoothing"/>
    public void Smoothing(double seconds) => control.SetCongruitySmoothing(seconds);

    /// <inheritdoc cref="IShowControl.SetModulationDepth"/>
    public void Depth(string modulation, double depth) => control.SetModulationDepth(modulation, depth);

    /// <inheritdoc cref="IShowControl.SetProjectionBlend"/>
    public void Blend(string blend) => control.SetProjectionBlend(Known<ProjectionBlend>(blend));

    /// <inheritdoc cref="IShowControl.SetProjectionOpacity"/>
    public void Opacity(string layer, double opacity) => control.SetProjectionOpacity(Known<ProjectionLayer>(layer), opacity);

    /// <inheritdoc cref="IShowControl.SetProjectionFade"/>
    public void Fade(double seconds) => control.SetProjectionFade(seconds);

    /// <inheritdoc cref="IShowControl.SetBlack"/>
    public void Black(bool black) => control.SetBlack(black);

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

    private static T Known<T>(string word)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? known
            : throw new InvalidControlException($"'{word}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
}
