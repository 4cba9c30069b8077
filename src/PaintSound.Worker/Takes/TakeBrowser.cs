using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Takes.Browsing;
using PaintSound.Web.Takes;

namespace PaintSound.Worker.Takes;

/// <summary>A take for its page.</summary>
internal sealed class TakeBrowser : ITakeBrowser
{
    private const int OverviewColumns = 1600;
    private readonly TakeCanvas _canvas;
    private readonly TakeSound _brush, _music;
    private readonly TakeSpectrogram _spectrogram;

    // Its own files in memory: the overview reads all of them while somebody looks at one moment.
    private readonly TakeSpectrogram _overviewSpectrogram;
    private readonly byte[] _overview = new byte[OverviewColumns * TakeSpectrogram.Settings.Bands];
    private readonly TakeIndex _index;
    private volatile bool _isOverviewComplete;

    /// <summary>Creates the browser.</summary>
    /// <param name="index">The index of the take.</param>
    public TakeBrowser(TakeIndex index)
    {
        _index = index;
        (_canvas, _brush, _music) = (new TakeCanvas(index), new TakeSound(index, SourceKind.Brush), new TakeSound(index, SourceKind.Music));
        (_spectrogram, _overviewSpectrogram) = (new TakeSpectrogram(_brush), new TakeSpectrogram(new TakeSound(index, SourceKind.Brush)));
        Take = TakeDtoFactory.Create(index);
    }

    /// <inheritdoc/>
    public TakeDto Take { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Overview => _overview;

    /// <inheritdoc/>
    public bool IsOverviewComplete => _isOverviewComplete;

    /// <summary>Computes the spectrogram of the whole take.</summary>
    /// <exception cref="PaintSound.Takes.TakeException">The sound cannot be read.</exception>
    public void ComputeOverview(CancellationToken stop)
    {
        _overviewSpectrogram.ReadOverview(_index.StartSeconds, _index.EndSeconds, _overview, stop);
        _isOverviewComplete = !stop.IsCancellationRequested;
    }

    /// <inheritdoc/>
    public byte[]? ReadCanvas(double at) => _canvas.Read(at);

    /// <inheritdoc/>
    public byte[] ReadSpectrogram(double from, int columns) => _spectrogram.Read(from, columns);

    /// <inheritdoc/>
    public float[] ReadSound(bool isMusic, double from, int samples) => (isMusic ? _music : _brush).Read(from, samples);

    /// <inheritdoc/>
    public IReadOnlyList<TakeControlDto> ReadControls(double at)
    {
        var state = _index.Controls.LastOrDefault(controls => _index.ToSeconds(controls.At) <= at)?.State ?? _index.Take.Head.State;
        return [.. ControlTable.Of(state).Where(control => control.Definition.Kind != ControlKind.Trigger).Select(control => Describe(control, state))];
    }

    private static TakeControlDto Describe(ControlId control, ShowState state)
    {
        var value = control.Get(state);
        var text = control.Definition.Kind switch
        {
            ControlKind.Switch => value.IsOn ? "on" : "off",
            ControlKind.Choice => value.Word ?? "",
            _ => FormattableString.Invariant($"{value.Number:0.###} {control.Definition.Unit}").TrimEnd(),
        };
        return new TakeControlDto(control.ToString(), text, control.Definition.Description);
    }
}
