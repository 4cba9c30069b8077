using System.Text;
using System.Text.Json;
using PaintSound.Live.Set.Samples;
using PaintSound.Media.Conversion;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Pcm;
using PaintSound.Media.Systems;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>Headers of sound files, and what ffmpeg and the system's programs print.</summary>
internal static class SoundFileTargets
{
    private const string Probe =
        """
        {"streams":[{"codec_type":"audio","codec_name":"flac","sample_rate":"44100","channels":2,"channel_layout":"stereo","duration":"12.5"},
        {"codec_type":"video","codec_name":"mjpeg","width":640,"height":480,"sample_aspect_ratio":"1:1","disposition":{"attached_pic":1},"tags":{"rotate":"90"}}],
        "format":{"format_name":"flac","duration":"12.5","tags":{"title":"Rain","artist":"A"}}}
        """;

    private const string Input =
        "[info] Input #0, mp3, from 'file:t.mp3':\n[info]   Metadata:\n[info]     title           : A: b\n                    : line two\n[info]     artist          : Me\n"
        + "[info]   Duration: 00:00:02.04, start: 0.025057, bitrate: 65 kb/s\n[info]   Stream #0:0: Audio: mp3, 44100 Hz, mono, fltp, 64 kb/s\n[info] Stream mapping:\n";

    private const string Modes =
        "\t[0]: 'MJPG' (Motion-JPEG, compressed)\n\t\tSize: Discrete 1280x720\n\t\t\tInterval: Discrete 0.033s (30.000 fps)\n"
        + "\t[1]: 'YUYV' (YUYV 4:2:2)\n\t\tSize: Stepwise 160x120 - 2592x1944 with step 2/2\n\t\t\tInterval: Discrete 0.100s (10.000 fps)\n";

    private const string Controls =
        "User Controls\n\n                     brightness 0x00980900 (int)    : min=-64 max=64 step=1 default=0 value=0\n"
        + "                  auto_exposure 0x009a0901 (menu)   : min=0 max=3 default=3 value=1 (Manual Mode)\n";

    private static readonly InputFile File = new("sound.wav");

    public static IEnumerable<FuzzTarget> All =>
    [
        new("headers of sound files", [Wav(), Aiff(), Flac()], input => SampleFormatReader.Read(File.Write(input)) is not null)
        {
            Words = [[.. "RF64"u8], [.. "ds64"u8], [.. "data"u8], [.. "fmt "u8], [.. "COMM"u8], [.. "SSND"u8], [.. "AIFC"u8], [.. "OggS"u8]], Share = 0.5,
        },
        new("uncompressed sound files", [ShortWav(), ShortAiff()], FindPcm)
        {
            Words = [[.. "RF64"u8], [.. "ds64"u8], [.. "data"u8], [.. "fmt "u8], [.. "LIST"u8], [.. "INFOINAM"u8], [.. "COMM"u8], [.. "SSND"u8], [.. "AIFC"u8], [.. "sowt"u8]],
            Share = 0.5,
        },
        new("sound from ffmpeg", [WavStream()], ReadWavStream),
        new("what ffmpeg says about its input", [Encoding.UTF8.GetBytes(Input)], ReadInput)
        {
            Words = [[.. "[info] "u8], [.. "Stream #0:0: Audio: "u8], [.. "Stream mapping:"u8], [.. "Metadata:"u8], [.. "    title : "u8], [.. "Chapters:"u8]],
        },
        new("the output of ffprobe", [Encoding.UTF8.GetBytes(Probe)], ReadProbe) { Words = OscTargets.JsonWords },
        new("modes of cameras", [Encoding.UTF8.GetBytes(Modes)], input => VideoModes.ParseV4l2(Encoding.UTF8.GetString(input)).Count > 0),
        new("controls of cameras", [Encoding.UTF8.GetBytes(Controls)], input => VideoControls.Parse(Encoding.UTF8.GetString(input)).Count > 0),
    ];

    private static byte[] Wav() => [.. "RIFF"u8, 40, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 2, 0, 0x44, 0xac, 0, 0, 0x10, 0xb1, 2, 0, 4, 0, 16, 0, .. "data"u8, 4, 0, 0, 0, 1, 2, 3, 4];

    // Long enough to be read without ffmpeg: a tenth of a second.
    private static byte[] ShortWav() =>
        [.. "RIFF"u8, 0, 7, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0, .. "data"u8, 0x40, 6, 0, 0, .. new byte[1600],
            .. "LIST"u8, 16, 0, 0, 0, .. "INFOINAM"u8, 4, 0, 0, 0, .. "Rain"u8];

    private static byte[] ShortAiff() =>
        [.. "FORM"u8, 0, 0, 7, 0, .. "AIFCCOMM"u8, 0, 0, 0, 24, 0, 1, 0, 0, 3, 0x20, 0, 16, 0x40, 0x0b, 0xfa, 0, 0, 0, 0, 0, 0, 0, .. "sowt"u8, 0, 0, .. "NAME"u8, 0, 0, 0, 4, .. "Rain"u8,
            .. "SSND"u8, 0, 0, 6, 0x48, .. new byte[8], .. new byte[1600]];

    private static byte[] WavStream() => [.. Wav()[..12], .. Wav()[12..36], .. "data"u8, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4];

    private static byte[] Aiff() =>
        [.. "FORM"u8, 0, 0, 0, 50, .. "AIFFCOMM"u8, 0, 0, 0, 18, 0, 2, 0, 0, 0, 1, 0, 16, 0x40, 0x0e, 0xac, 0x44, 0, 0, 0, 0, 0, 0, .. "SSND"u8, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4];

    private static byte[] Flac() =>
        [.. "fLaC"u8, 0x80, 0, 0, 34, 16, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0x0a, 0xc4, 0x42, 0xf0, 0, 0, 1, 0, .. new byte[16]];

    // A file that is shorter than it says may end while it is read.
    private static bool FindPcm(byte[] input)
    {
        try
        {
            return PcmFile.Find(new MemoryStream(input)) is not null;
        }
        catch (EndOfStreamException)
        {
            return false;
        }
    }

    private static bool ReadWavStream(byte[] input)
    {
        MemoryStream stream = new(input);
        return WavStreamHeader.Read(stream.Read) is not null;
    }

    private static bool ReadInput(byte[] input)
    {
        InputDescription description = new();
        foreach (var line in Encoding.UTF8.GetString(input).Split('\n'))
        {
            description.Add(line);
        }

        description.Complete();
        _ = TagReader.Read(description.FormatTags, description.SoundTags);
        return description.IsPlainSound;
    }

    // ffprobe always writes JSON. What it says about a file is the file's.
    private static bool ReadProbe(byte[] input) => Refusal.By<JsonException>(() => ProbeReader.Read(Encoding.UTF8.GetString(input)));
}
