using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Library.Tests;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>The files of a library: its database and its vectors.</summary>
internal static class LibraryTargets
{
    private static readonly FakeNetworks Networks = new();
    private static readonly Lazy<LibraryFixture> Fixture = new(Create);

    public static IEnumerable<FuzzTarget> All
    {
        get
        {
            var database = Path.Combine(Fixture.Value.Library, "library.db");
            return
            [
                Damaged("databases of libraries", database) with { Words = [[.. "SELECT"u8], [.. "excerpt"u8], [.. "NULL"u8]] },
                .. Directory.GetFiles(Fixture.Value.Library, "*.f32").Order(StringComparer.Ordinal).Select((file, i) => Damaged($"vectors of libraries, {(i == 0 ? "first" : "second")} network", file)),
            ];
        }
    }

    // One file of the library is replaced; the others are whole.
    private static FuzzTarget Damaged(string name, string file)
    {
        var whole = File.ReadAllBytes(file);
        return new FuzzTarget(name, [whole], input =>
        {
            File.WriteAllBytes(file, input);
            try
            {
                return Refusal.By<LibraryException>(() =>
                {
                    var library = WorkLibrary.Open(Fixture.Value.Library);
                    library.LoadCollections();
                    library.LoadMusic();
                    library.LoadWorks();
                    library.LoadExcerpts(Networks.Correspondence, Networks.Sound);
                    library.LoadPaintings(Networks.Correspondence);
                });
            }
            finally
            {
                File.WriteAllBytes(file, whole);
            }
        }) { Share = 0.01 };
    }

    private static LibraryFixture Create()
    {
        LibraryFixture fixture = new();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => fixture.Dispose();
        fixture.WriteSampleWorks();
        fixture.IndexAsync(Networks).GetAwaiter().GetResult();
        return fixture;
    }
}
