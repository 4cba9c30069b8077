using PaintSound.Media.Capture;
using PaintSound.Media.Windows.Cameras;

namespace PaintSound.Media.Tests.Windows;

/// <summary>The settings of a camera on Windows, with a simulated camera.</summary>
public sealed class DirectShowControlsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-dshow-");
    private readonly FakeDirectShowCamera _camera = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Locks_what_the_camera_has_chosen_and_gives_the_automatics_back()
    {
        using var settings = Open();
        Assert.Equal(["exposure", "white balance"], await settings.ListAutomaticAsync(Stop));
        Assert.Equal("Locked: exposure, white balance, focus. The camera has no automatic to switch for: gain.", await settings.LockAsync(true, Stop));
        var locked = new Dictionary<CameraProperty, CameraPropertyReading>(_camera.Properties);
        Assert.All(locked.Values, reading => Assert.False(reading.IsAutomatic));

        // The camera read its exposure twice, once for each question, so it is two steps further than at the start.
        Assert.Equal((-4, 4002, 30), (locked[CameraProperty.Exposure].Value, locked[CameraProperty.WhiteBalance].Value, locked[CameraProperty.Focus].Value));
        Assert.Empty(await settings.ListAutomaticAsync(Stop));
        Assert.Equal(locked, _camera.Properties);

        Assert.Equal("The camera has its own settings again: exposure automatic, white balance automatic, focus by hand.", await settings.RestoreAsync(Stop));
        Assert.Equal(
            [(CameraProperty.Exposure, true), (CameraProperty.Gain, false), (CameraProperty.WhiteBalance, true), (CameraProperty.Focus, false)],
            _camera.Properties.Select(property => (property.Key, property.Value.IsAutomatic)));
        Assert.Equal((12, 30), (_camera.Properties[CameraProperty.Gain].Value, _camera.Properties[CameraProperty.Focus].Value));
        Assert.Empty(_folder.EnumerateFiles());
    }

    [Fact]
    public async Task Tells_what_windows_or_the_camera_refused()
    {
        _camera.Refuses.Add(CameraProperty.Exposure);
        _camera.Ignores.Add(CameraProperty.WhiteBalance);
        using var settings = Open();
        Assert.Equal(
            "Locked: focus. The camera refused: exposure (The request is not supported), white balance (white_balance_automatic stays at 1 instead of 0). "
                + "The camera has no automatic to switch for: gain.",
            await settings.LockAsync(true, Stop));
    }

    [Fact]
    public async Task Restores_at_the_next_start_what_a_show_that_crashed_left_locked()
    {
        using (var crashed = Open())
        {
            await crashed.LockAsync(true, Stop);
            _camera.IsGone = true;
            await Assert.ThrowsAsync<MediaException>(() => crashed.RestoreAsync(Stop));
        }

        _camera.IsGone = false;
        using var next = Open();
        Assert.NotNull(await next.RestoreAsync(Stop));
        Assert.True(_camera.Properties[CameraProperty.Exposure].IsAutomatic);
    }

    [Fact]
    public async Task A_camera_without_automatics_is_left_alone()
    {
        foreach (var (property, reading) in _camera.Properties.ToArray())
        {
            _camera.Properties[property] = reading with { IsAutomatic = false, HasAutomatic = false };
        }

        using var settings = Open();
        var before = new Dictionary<CameraProperty, CameraPropertyReading>(_camera.Properties);
        Assert.Contains("lets no program lock", (await Assert.ThrowsAsync<MediaException>(() => settings.LockAsync(true, Stop))).Message);
        Assert.Equal(before, _camera.Properties);
    }

    private CameraSettings Open() => new("dshow:Studio Camera", _folder.FullName, new DirectShowControls(_camera, "Studio Camera"), "");
}
