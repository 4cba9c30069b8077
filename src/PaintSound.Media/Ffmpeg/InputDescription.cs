using System.Text;
using System.Text.RegularExpressions;

namespace PaintSound.Media.Ffmpeg;

/// <summary>
/// What ffmpeg says about its input while it starts, at the log level "level+info": the streams and the tags. So a file need not be inspected by a process of its own.
/// <see cref="Add"/> may be called on another thread.
/// </summary>
internal sealed partial class InputDescription
{
    // ffmpeg prints no more of a line of a tag.
    private const int MaxPrintedBytes = 255;

    private static readonly string[] KnownLayouts = ["mono", "stereo"];

    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, string> _format = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _sound = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _cutTags = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, string>? _tags;   // those of the part that is being described
    private string _lastTag = "";
    private int _inputs, _sounds, _others;
    private bool _isKnownLayout;

    /// <summary>True if the input is sound of one or two channels in one stream, and nothing else but pictures of a cover. Valid after <see cref="Wait"/>.</summary>
    public bool IsPlainSound => _inputs == 1 && _sounds == 1 && _others == 0 && _isKnownLayout;

    /// <summary>The tags of the file, by ffmpeg's names without regard to case. Valid after <see cref="Wait"/>.</summary>
    public IReadOnlyDictionary<string, string> FormatTags => _format;

    /// <summary>The tags of the sound stream, by ffmpeg's names without regard to case. Valid after <see cref="Wait"/>.</summary>
    public IReadOnlyDictionary<string, string> SoundTags => _sound;

    /// <summary>True if ffmpeg may have printed only the beginning of a tag.</summary>
    /// <param name="name">ffmpeg's name, without regard to case.</param>
    public bool IsCut(string name) => _cutTags.Contains(name);

    /// <summary>Waits until the input is described. Returns false if that takes longer.</summary>
    /// <param name="timeout">The longest time.</param>
    public bool Wait(TimeSpan timeout) => _complete.Task.Wait(timeout);

    /// <summary>Adds a line of ffmpeg's standard error.</summary>
    /// <param name="line">The line.</param>
    public void Add(string line)
    {
        if (_complete.Task.IsCompleted)
        {
            return;
        }

        if (line.StartsWith("[info] Stream mapping:", StringComparison.Ordinal) || line.StartsWith("[info] Output #", StringComparison.Ordinal))
        {
            Complete();
        }
        else if (TagPattern().Match(line) is { Success: true } tag)
        {
            _lastTag = tag.Groups["name"].Value;
            AddTag(tag.Groups["value"].Value);
        }
        else if (ContinuationPattern().Match(line) is { Success: true } rest)
        {
            AddTag(rest.Groups["value"].Value);
        }
        else
        {
            AddPart(line);
        }
    }

    /// <summary>Ends the description: ffmpeg says nothing more.</summary>
    public void Complete() => _complete.TrySetResult();

    private void AddPart(string line)
    {
        if (line.StartsWith("[info] Input #", StringComparison.Ordinal))
        {
            _inputs++;
            _tags = _format;
        }
        else if (StreamPattern().Match(line) is { Success: true } stream)
        {
            var isSound = stream.Groups["kind"].Value == "Audio";
            _tags = isSound ? _sound : null;
            _sounds += isSound ? 1 : 0;
            _others += isSound || line.Contains("(attached pic)", StringComparison.Ordinal) ? 0 : 1;
            _isKnownLayout |= isSound && KnownLayouts.Any(layout => line.Contains($" Hz, {layout}, ", StringComparison.Ordinal));
        }
        else if (OtherPartPattern().IsMatch(line))
        {
            _tags = null;
        }
    }

    private void AddTag(string value)
    {
        if (_tags is null)
        {
            return;
        }

        if (Encoding.UTF8.GetByteCount(value) >= MaxPrintedBytes)
        {
            _cutTags.Add(_lastTag);
        }

        _tags[_lastTag] = _tags.TryGetValue(_lastTag, out var before) ? before + '\n' + value : value;
    }

    // "[info]     title           : Rain". Tags of a stream are indented by two more.
    [GeneratedRegex(@"^\[info\] {5,7}(?<name>[^ ].{0,200}?) *: (?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex TagPattern();

    // The further lines of a tag have no level.
    [GeneratedRegex(@"^ {4,6} {16}: (?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex ContinuationPattern();

    // "[info]   Stream #0:0(und): Audio: mp3, 44100 Hz, stereo, fltp, 128 kb/s".
    [GeneratedRegex(@"^\[info\]   Stream #\d+:\d+[^:]*: (?<kind>\w+): ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StreamPattern();

    [GeneratedRegex(@"^\[info\] +(Chapters?|Program|Side data)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherPartPattern();
}
