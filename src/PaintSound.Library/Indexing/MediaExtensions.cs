namespace PaintSound.Library.Indexing;

/// <summary>Sorts files by their extensions. Extensions are compared without regard to case.</summary>
internal static class MediaExtensions
{
    private static readonly HashSet<string> Sounds = new(StringComparer.OrdinalIgnoreCase)
    {
        ".aac", ".ac3", ".aif", ".aifc", ".aiff", ".alac", ".amr", ".ape", ".au", ".bwf", ".caf", ".dff", ".dsf", ".dts", ".eac3", ".flac", ".m4a", ".m4b",
        ".mka", ".mp1", ".mp2", ".mp3", ".mpc", ".oga", ".ogg", ".opus", ".rf64", ".snd", ".spx", ".tta", ".voc", ".w64", ".wav", ".wave", ".weba", ".wma", ".wv",
    };

    private static readonly HashSet<string> PicturesAndVideos = new(StringComparer.OrdinalIgnoreCase)
    {
        ".apng", ".avif", ".bmp", ".dds", ".dib", ".dpx", ".exr", ".gif", ".hdr", ".heic", ".heif", ".hif", ".ico", ".j2k", ".jfif", ".jp2", ".jpe", ".jpeg", ".jpg",
        ".jpx", ".jxl", ".pam", ".pbm", ".pcx", ".pgm", ".png", ".pnm", ".ppm", ".psb", ".psd", ".qoi", ".sgi", ".tga", ".tif", ".tiff", ".webp", ".xcf",
        // Videos, which are named because they are not music
        ".3gp", ".asf", ".avi", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts", ".mxf", ".ogv", ".webm", ".wmv",
    };

    // They are named because an artist expects them in the library.
    private static readonly HashSet<string> RawPictures = new(StringComparer.OrdinalIgnoreCase)
    {
        ".arw", ".cr2", ".cr3", ".dng", ".nef", ".orf", ".pef", ".raf", ".rw2", ".srw",
    };

    // What lies beside music and pictures. It is not opened: some of it looks like media.
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        // Ableton Live and other sequencers
        ".adg", ".adv", ".agr", ".alc", ".alp", ".als", ".ams", ".amxd", ".asd", ".ask", ".asx", ".band", ".bwproject", ".cpr", ".flp", ".fxb", ".fxp", ".logicx", ".maxpat",
        ".maxproj", ".nki", ".nkm", ".nks", ".npr", ".ptx", ".reapeaks", ".reason", ".rpp", ".rns", ".sf2", ".sfz", ".sfk", ".song", ".vstpreset", ".ovw", ".pkf", ".gpk", ".pek",
        // Notes and scores
        ".abc", ".gp", ".gp5", ".gpx", ".kar", ".mid", ".midi", ".mscx", ".mscz", ".musicxml", ".mxl", ".rmi", ".sib", ".syx",
        // Lists, texts, documents
        ".accurip", ".asc", ".cue", ".csv", ".doc", ".docx", ".epub", ".htm", ".html", ".json", ".log", ".lrc", ".m3u", ".m3u8", ".md", ".md5", ".nfo", ".odt", ".pages", ".pdf",
        ".pls", ".ppt", ".pptx", ".rtf", ".sfv", ".sha1", ".sha256", ".srt", ".toc", ".toml", ".tsv", ".txt", ".url", ".vtt", ".wpl", ".xls", ".xlsx", ".xml", ".xspf", ".yaml", ".yml",
        // Beside pictures: edits, drawings, projects
        ".aae", ".ai", ".aseprite", ".blend", ".clip", ".cos", ".dop", ".eps", ".indd", ".kra", ".lrcat", ".lrprev", ".ora", ".pp3", ".procreate", ".ps", ".svg", ".thm", ".xmp",
        // Systems and programs
        ".7z", ".app", ".bak", ".bat", ".bin", ".cfg", ".com", ".crdownload", ".dat", ".db", ".dll", ".dmg", ".download", ".dylib", ".exe", ".f32", ".gz", ".ini", ".iso", ".jar",
        ".js", ".lnk", ".lock", ".npy", ".npz", ".onnx", ".part", ".py", ".rar", ".sh", ".so", ".sqlite", ".tar", ".tmp", ".torrent", ".webloc", ".zip",
    };

    /// <summary>True if a person who sees the name expects sound or a picture, so a file that cannot be read is named.</summary>
    public static bool IsMedia(string file) => IsSound(file) || PicturesAndVideos.Contains(Path.GetExtension(file)) || IsRawPicture(file);

    /// <summary>True if the file is sound by its extension.</summary>
    public static bool IsSound(string file) => Sounds.Contains(Path.GetExtension(file));

    /// <summary>True if the file is the raw picture of a camera by its extension.</summary>
    public static bool IsRawPicture(string file) => RawPictures.Contains(Path.GetExtension(file));

    /// <summary>True if the file is neither sound nor a picture by its extension.</summary>
    public static bool IsOther(string file) => Others.Contains(Path.GetExtension(file));
}
