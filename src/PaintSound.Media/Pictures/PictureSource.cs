using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>An open picture file. ImageMagick reads it as a stream, because it interprets brackets, colons and percent signs in a file name.</summary>
internal sealed class PictureSource : IDisposable
{
    /// <summary>A file whose header cannot be read before it is complete is completed to at most this size.</summary>
    private const long PixelsOfUnknownSize = 8_000_000;

    private readonly Stream _stream;
    private readonly byte[] _header;
    private byte[]? _completed;

    private PictureSource(Stream stream, byte[] header, MagickFormat? format)
    {
        _stream = stream;
        _header = header;
        Format = format;
    }

    /// <summary>The format, or null if the file is no picture of a known format.</summary>
    public MagickFormat? Format { get; }

    /// <summary>The first bytes of the file.</summary>
    public ReadOnlySpan<byte> Header => _header;

    /// <summary>Bytes of the file.</summary>
    public long Length => _stream.Length;

    /// <summary>Opens a file.</summary>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public static PictureSource Open(string file)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var header = ReadHeader(stream);
            return new PictureSource(stream, header, PictureFormats.Find(header, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw MediaFile.CreateReadException(file, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>Opens a picture in memory. Its format must be known by its first bytes.</summary>
    public static PictureSource Open(ReadOnlyMemory<byte> picture)
    {
        MemoryStream stream = new(picture.ToArray(), writable: false);
        var header = ReadHeader(stream);
        return new PictureSource(stream, header, PictureFormats.Find(header, ""));
    }

    private static byte[] ReadHeader(Stream stream)
    {
        var header = new byte[PictureFormats.HeaderBytes];
        return header[..stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)];
    }

    /// <summary>True if the colours are those of Display P3 where no profile says otherwise.</summary>
    public bool HasP3Primaries()
    {
        if (Format is not (MagickFormat.Avif or MagickFormat.Heic))
        {
            return false;
        }

        var start = new byte[(int)Math.Min(HeifColours.HeaderBytes, Length)];
        _stream.Position = 0;
        return HeifColours.ReadPrimaries(start.AsSpan(0, _stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false))) == HeifColours.P3;
    }

    /// <summary>Reads the size, orientation and colour space without the pixels.</summary>
    /// <exception cref="MagickException">The header is damaged.</exception>
    public MagickImageInfo ReadInfo()
    {
        try
        {
            return ReadInfo(Open());
        }
        catch (MagickException) when (Complete(PixelsOfUnknownSize))
        {
            return ReadInfo(Open());
        }
    }

    /// <summary>Decodes the first picture of the file as far as it goes.</summary>
    /// <param name="pixels">The number of pixels by <see cref="ReadInfo()"/>.</param>
    /// <param name="jpegSize">A JPEG may be decoded to this size or a larger one; null for its own size.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MagickException">Nothing can be decoded.</exception>
    public DecodedImage ReadPixels(long pixels, MagickGeometry? jpegSize, CancellationToken stop)
    {
        var settings = CreateSettings();
        if (Format == MagickFormat.Jpeg && jpegSize is not null)
        {
            settings.SetDefine(MagickFormat.Jpeg, "size", jpegSize.ToString());
        }

        DecodedImage image;
        try
        {
            image = Read(Open(), settings, stop);
        }
        catch (MagickException) when (!stop.IsCancellationRequested && Complete(pixels))
        {
            image = Read(Open(), settings, stop);
        }

        return _completed is null ? image : image with { Warning = PictureWarnings.CutOff };
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static DecodedImage Read(Stream stream, MagickReadSettings settings, CancellationToken stop)
    {
        string? warning = null;
        var image = new MagickImage();
        try
        {
            image.Warning += (_, e) => warning ??= PictureWarnings.Explain(e.Message);
            image.Progress += (_, e) => e.Cancel = stop.IsCancellationRequested;
            image.Read(stream, settings);
            return new DecodedImage(image, warning);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private Stream Open()
    {
        _stream.Position = 0;
        return _completed is null ? _stream : new MemoryStream(_completed, writable: false);
    }

    // False if it was completed before, or cannot be.
    private bool Complete(long pixels)
    {
        if (_completed is null && Format is { } format && PictureTail.CanComplete(Length) && ReadAll() is { } file)
        {
            _completed = PictureTail.Complete(format, file, pixels);
            return _completed is not null;
        }

        return false;
    }

    private MagickImageInfo ReadInfo(Stream stream)
    {
        var info = new MagickImageInfo();
        info.Read(stream, CreateSettings());
        return info;
    }

    private byte[]? ReadAll()
    {
        var bytes = new byte[Length];
        _stream.Position = 0;
        return _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : null;
    }

    private MagickReadSettings CreateSettings() => new() { Format = Format ?? MagickFormat.Unknown, FrameIndex = 0, FrameCount = 1 };
}
