namespace PaintSound.Vision.Tests;

public class VisionExceptionTests
{
    [Theory]
    [InlineData("libgtk-3.so.0", " libgtk-3-0 ")]
    [InlineData("libatomic.so.1", " libatomic1 ")]
    public void A_missing_library_of_the_system_is_named_with_the_package_that_has_it(string library, string package)
    {
        var message = VisionException.Describe(
            "Unable to load shared library 'OpenCvSharpExtern' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace.\n"
            + $"{library}: cannot open shared object file: No such file or directory\n"
            + "/app/libOpenCvSharpExtern.so: cannot open shared object file: No such file or directory\n",
            isLinux: true);
        Assert.Contains($"{library} is missing", message, StringComparison.Ordinal);
        Assert.Contains(package, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("/app/libOpenCvSharpExtern.so: cannot open shared object file: No such file or directory", true)]
    [InlineData("Unable to load DLL 'OpenCvSharpExtern' or one of its dependencies: The specified module could not be found. (0x8007007E)", false)]
    public void A_program_without_the_native_library_says_that_the_corners_are_set_by_hand(string loader, bool isLinux)
    {
        var message = VisionException.Describe(loader, isLinux);
        Assert.Contains("by hand", message, StringComparison.Ordinal);
        Assert.DoesNotContain("GTK", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_reason_is_repeated_in_one_line() =>
        Assert.Equal("OpenCV did not load: version GLIBC_2.99 is too old", VisionException.Describe("version GLIBC_2.99\nis too old\n", isLinux: true));
}
