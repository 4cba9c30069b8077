using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Signal;
using PaintSound.Library.Search;
using PaintSound.Library.Tests;
using PaintSound.Models.Manifests;
using PaintSound.Performance.Pipeline;
using PaintSound.Web.Settings;
using PaintSound.Worker.Controls;

namespace PaintSound.Worker.Tests.Controls;

public sealed class LibraryWorkSwitchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-switch-").FullName;
    private readonly FakeLogger<LibraryWorkSwitch> _logger = new();
    private readonly ShowControl _control = new(new ShowState(), [], new SupportedDistances("ear", [SoundDistanceKind.Weighed]));
    private readonly WorkLibrary _library;
    private readonly LibraryWorkSwitch _works;

    public LibraryWorkSwitchTests()
    {
        MelSettings mel = new();
        LargeLibrary.Write(
            _folder, new Manifest(Manifest.Correspondence, "test", new string('c', 64), mel), new Manifest(Manifest.SoundEmbedding, "test", new string('e', 64), mel), 2, 1, 4, 4, 4);
        _library = WorkLibrary.Open(_folder);
        _works = new LibraryWorkSwitch(_library, _control, _logger);
        _works.Follow();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_library_keeps_what_undo_and_redo_switch()
    {
        var id = _library.LoadWorks()[0].Id;
        await _works.SwitchAsync([id], isOn: false);
        Assert.Equal([id], _library.LoadSwitchedOff());
        _control.Set(ControlTable.Undo, true);
        await _works.CompleteAsync(Stop);
        Assert.Empty(_library.LoadSwitchedOff());

        _works.Follow();
        _control.Set(ControlTable.Redo, true);
        await _works.CompleteAsync(Stop);
        Assert.Equal([id], _library.LoadSwitchedOff());
        Assert.Equal([id], _works.Off);
        Assert.Empty(_logger.Collector.GetSnapshot());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_said_and_counts_for_this_show()
    {
        var id = _library.LoadWorks()[0].Id;
        Directory.Delete(_folder, recursive: true);
        var error = await Assert.ThrowsAsync<SettingsException>(() => _works.SwitchAsync([id], isOn: false));
        Assert.StartsWith("The work is switched off in this show only: ", error.Message, StringComparison.Ordinal);
        Assert.Equal([id], _works.Off);

        _control.Set(ControlTable.Undo, true);
        await _works.CompleteAsync(Stop);
        Assert.Empty(_works.Off);
        Assert.StartsWith("The work is switched on in this show only: ", Assert.Single(_logger.Collector.GetSnapshot()).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
