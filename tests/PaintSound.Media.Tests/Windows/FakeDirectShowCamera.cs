using PaintSound.Media.Windows.Cameras;

namespace PaintSound.Media.Tests.Windows;

/// <summary>A camera that drifts while it is automatic, and can refuse a setting, ignore it, or be unplugged.</summary>
internal sealed class FakeDirectShowCamera : IDirectShowCamera
{
    public Dictionary<CameraProperty, CameraPropertyReading> Properties { get; } = new()
    {
        [CameraProperty.Exposure] = new(-6, IsAutomatic: true, HasAutomatic: true),
        [CameraProperty.Gain] = new(12, IsAutomatic: false, HasAutomatic: false),
        [CameraProperty.WhiteBalance] = new(4000, IsAutomatic: true, HasAutomatic: true),
        [CameraProperty.Focus] = new(30, IsAutomatic: false, HasAutomatic: true),
    };

    public HashSet<CameraProperty> Refuses { get; } = [];

    public HashSet<CameraProperty> Ignores { get; } = [];

    public bool IsGone { get; set; }

    public IReadOnlyDictionary<CameraProperty, CameraPropertyReading> Read()
    {
        ThrowIfGone();
        foreach (var (property, reading) in Properties.Where(property => property.Value.IsAutomatic).ToArray())
        {
            Properties[property] = reading with { Value = reading.Value + 1 };
        }

        return new Dictionary<CameraProperty, CameraPropertyReading>(Properties);
    }

    public string? Set(CameraProperty property, int value, bool automatic)
    {
        ThrowIfGone();
        if (Refuses.Contains(property))
        {
            return "The request is not supported";
        }

        if (!Ignores.Contains(property))
        {
            Properties[property] = Properties[property] with { Value = value, IsAutomatic = automatic };
        }

        return null;
    }

    private void ThrowIfGone()
    {
        if (IsGone)
        {
            throw new MediaException("The camera is not connected.");
        }
    }
}
