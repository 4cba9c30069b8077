using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Performance.Loading;
using PaintSound.Web.State.Dto;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Taste;

/// <summary>
/// Keeps the marks of the artists, and learns from them while the performance runs: a mark counts after the next step. Learning runs on a thread of its own and
/// never holds up a step. Thread-safe.
/// </summary>
/// <param name="file">Path of the show file.</param>
/// <param name="show">The settings of the show.</param>
/// <param name="factory">The library, the networks and the controls.</param>
/// <param name="web">The pages, which show what was learned.</param>
/// <param name="logger">Receives what was learned, and what cannot be kept.</param>
internal sealed partial class TasteService(string file, ShowSettings show, PerformanceFactory factory, WebService web, ILogger<TasteService> logger) : IHostedService, IPerformanceOutput
{
    private readonly ProfileFile _file = new(file, show.Taste.Profile);
    private readonly Lock _lock = new();
    private TasteProfile _profile = TasteProfile.Create("");
    private Task _learning = Task.CompletedTask;
    private bool _isKept = true;

    /// <inheritdoc/>
    public string Name => "marks";

    /// <summary>Reads the marks and learns from them. A file that cannot be used is reported and never overwritten; the show continues without its marks.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _profile = _file.Read();
        }
        catch (ShowException e)
        {
            _isKept = false;
            LogProblem(e.Message);
        }

        if (_profile.Network.Length > 0 && _profile.Network != factory.NetworkHashes[0])
        {
            LogProblem($"The marks in {_file.Path} were made with another correspondence network: what was learned about it may not fit. New marks help.");
        }

        Learn(_profile);
        factory.Control.Pressed += OnPressed;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        factory.Control.Pressed -= OnPressed;
        lock (_lock)
        {
            return _learning.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void OnMarked(TimeSpan at, Mark mark) => Change(profile => profile.Add(mark, factory.NetworkHashes[0]));

    private void OnPressed(ControlDefinition trigger)
    {
        if (trigger == ControlTable.MarkUndo && factory.Control.Take(trigger))
        {
            Change(profile => profile.Undo());
        }
    }

    // Marks come from the thread that delivers events, which waits for nothing. They are learned one after the other.
    private void Change(Func<TasteProfile, TasteProfile> change)
    {
        lock (_lock)
        {
            _learning = ChangeAsync(_learning, change);
        }
    }

    private async Task ChangeAsync(Task before, Func<TasteProfile, TasteProfile> change)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var changed = change(_profile);
        if (changed == _profile)
        {
            return;
        }

        _profile = changed;
        Learn(changed);
        if (!_isKept)
        {
            return;
        }

        try
        {
            _file.Write(changed);
        }
        catch (ShowException e)
        {
            LogProblem(e.Message);
        }
    }

    private void Learn(TasteProfile profile)
    {
        if (profile.Marks.IsEmpty)
        {
            factory.Control.SetLearned(null);
            web.Pages.SetTaste(new TasteDto(profile.Name, 0, false, new TasteReport(TasteState.NoMarks, 0, 0, 0, null, []).Sentence));
            return;
        }

        var learned = factory.Learn(profile);
        factory.Control.SetLearned(learned.Model);
        web.Pages.SetTaste(new TasteDto(profile.Name, profile.Marks.Length, learned.Report.State == TasteState.Contradictory, learned.Report.Sentence));
        LogLearned(learned.Report.Sentence);
    }

    [LoggerMessage(LogLevel.Information, "{Sentence}")]
    private partial void LogLearned(string sentence);

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    private partial void LogProblem(string problem);
}
