using System.Text.Json;
using PaintSound.Media.Devices;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>
/// The exposure, gain, white balance and focus of a camera: locks them, so that the camera does not brighten its picture while the painting becomes
/// darker, and gives the camera its own settings back. These are kept in a file from the first change on, so that they survive a crash. Thread-safe.
/// </summary>
public sealed class CameraSettings : IDisposable
{
    private readonly string _name;
    private readonly ICameraControls? _controls;
    private readonly string _noControls;
    private readonly string _file;
    private readonly SemaphoreSlim _lock = new(1);
    private IReadOnlyList<VideoControl>? _own;
    private IReadOnlyList<VideoControlChange> _locked = [];

    /// <summary>Prepares the settings of a camera of this computer. Nothing is read or changed.</summary>
    /// <param name="name">The device name, as listed by <see cref="CaptureDevices.ListAsync"/>, or an address, whose settings are out of reach.</param>
    /// <param name="folder">The folder that keeps the settings of the camera until they are restored.</param>
    /// <exception cref="MediaException">This system has no cameras with a name of this form.</exception>
    public CameraSettings(string name, string folder)
        : this(name, folder, Open(name, out var reason), reason)
    {
    }

    /// <summary>Prepares the settings of a camera.</summary>
    /// <param name="name">The device name.</param>
    /// <param name="folder">The folder that keeps the settings of the camera until they are restored.</param>
    /// <param name="controls">The controls of the camera; null if they are out of reach.</param>
    /// <param name="noControls">Why they are out of reach and what to do, in sentences.</param>
    internal CameraSettings(string name, string folder, ICameraControls? controls, string noControls)
    {
        (_name, _controls, _noControls) = (name, controls, noControls);
        var file = string.Concat($"camera-{name}-{controls?.Label}".Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
        _file = Path.Combine(folder, file + ".json");
    }

    /// <summary>True if PaintSound reaches the settings of this camera.</summary>
    public bool CanLock => _controls is not null;

    /// <summary>Locks exposure, gain, white balance and focus at their current values, or gives the camera its own settings back.</summary>
    /// <param name="locked">True to lock, false to restore.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>What was granted and what was not, and why, in sentences.</returns>
    /// <exception cref="MediaException">The settings are out of reach, or the camera has none of them. The message says what to do.</exception>
    public async Task<string> LockAsync(bool locked, CancellationToken stop)
    {
        var controls = _controls ?? throw new MediaException(_noControls);
        if (!locked)
        {
            return await RestoreAsync(stop) ?? "Nothing was locked. The camera has its own settings.";
        }

        await _lock.WaitAsync(stop);
        try
        {
            var before = await controls.ReadAsync(stop);
            var changes = VideoControls.PlanLock(before);
            if (changes.Count == 0)
            {
                throw new MediaException($"The camera {_name} lets no program lock its exposure. Use steady light, and lock it with the camera's own buttons if it has them.");
            }

            // What a show that crashed has left is not what the camera had.
            _own ??= ReadFile();
            if (_own is null)
            {
                _own = VideoControls.SelectOwn(before);
                Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
                await File.WriteAllTextAsync(_file, JsonSerializer.Serialize(_own), stop);
            }

            _locked = changes;
            return VideoControls.DescribeLock(changes, await ApplyAsync(controls, changes, stop));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _own = null;
            throw new MediaException($"Nothing was locked, because the camera's own settings could not be kept in {_file}: {e.Message}", e);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Locks the camera again as it was locked, because a camera that was unplugged forgets it.</summary>
    /// <returns>What was granted, in sentences; null if nothing was locked.</returns>
    /// <exception cref="MediaException">The camera does not respond.</exception>
    public async Task<string?> LockAgainAsync(CancellationToken stop)
    {
        await _lock.WaitAsync(stop);
        try
        {
            return _controls is null || _locked.Count == 0 ? null : VideoControls.DescribeLock(_locked, await ApplyAsync(_controls, _locked, stop));
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Gives the camera the settings back that it had before the first change, also before a change by a show that crashed.</summary>
    /// <returns>What was restored and what was not, and why, in sentences; null if nothing was changed.</returns>
    /// <exception cref="MediaException">The camera does not respond. Its settings are kept for the next call.</exception>
    public async Task<string?> RestoreAsync(CancellationToken stop)
    {
        await _lock.WaitAsync(stop);
        try
        {
            if (_controls is null || (_own ??= ReadFile()) is not { } own)
            {
                return null;
            }

            _locked = [];
            var refused = await ApplyAsync(_controls, VideoControls.PlanRestore(own, await _controls.ReadAsync(stop)), stop);
            _own = null;
            File.Delete(_file);
            return VideoControls.DescribeRestored(own, refused);
        }
        catch (Exception e) when (e is MediaException or IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"The camera {_name} did not get its own settings back: {e.Message} It gets them at the next start of a show with it.", e);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Reads what the camera adjusts by itself: exposure, gain, white balance, focus. Empty if the settings are out of reach.</summary>
    /// <exception cref="MediaException">The camera does not respond.</exception>
    public async Task<IReadOnlyList<string>> ListAutomaticAsync(CancellationToken stop) =>
        _controls is null ? [] : VideoControls.ListAutomatic(await _controls.ReadAsync(stop));

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static ICameraControls? Open(string name, out string reason)
    {
        var parsed = CaptureDevices.Require(name, CaptureSystem.Current.CameraSchemes, "camera");
        reason = parsed.IsStream
            ? "PaintSound cannot lock a camera in the network. Lock exposure, white balance and focus in the camera's own app or page."
            : CaptureSystem.Current.NoCameraControls;
        return parsed.IsStream ? null : CaptureSystem.Current.OpenCameraControls(parsed);
    }

    /// <summary>Sets one after the other, and reads back whether the camera took them: some cameras accept a change and ignore it.</summary>
    private static async Task<IReadOnlyList<RefusedControl>> ApplyAsync(ICameraControls controls, IReadOnlyList<VideoControlChange> changes, CancellationToken stop)
    {
        List<RefusedControl> refused = [];
        foreach (var change in changes)
        {
            if (await controls.SetAsync(change, stop) is { } reason)
            {
                refused.Add(new RefusedControl(change, reason));
            }
        }

        var now = await controls.ReadAsync(stop);
        refused.AddRange(changes.Except(refused.Select(change => change.Change))
            .Select(change => (Change: change, Now: now.FirstOrDefault(control => control.Name == change.Name)))
            .Where(pair => pair.Now is not null && pair.Now.Value != pair.Change.Value && !VideoControls.IsAdjusted(now, pair.Change.Name))
            .Select(pair => new RefusedControl(pair.Change, $"{pair.Change.Name} stays at {pair.Now!.Value} instead of {pair.Change.Value}")));
        return refused;
    }

    private List<VideoControl>? ReadFile()
    {
        try
        {
            return File.Exists(_file) ? JsonSerializer.Deserialize<List<VideoControl?>>(File.ReadAllText(_file))?.OfType<VideoControl>().Where(control => control.Name is not null).ToList() : null;
        }
        catch (JsonException)
        {
            // The crash came while the file was written: before the first change.
            return null;
        }
    }
}
