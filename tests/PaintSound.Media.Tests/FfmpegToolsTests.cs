using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Tests;

public class FfmpegToolsTests(MediaFixture media)
{
    [Fact]
    public void Without_ffmpeg_the_message_contains_the_install_command()
    {
        var e = Assert.Throws<MediaException>(() => FfmpegTools.Find(name => name == "PATH" ? media.Folder : null));
        Assert.Contains("ffmpeg", e.Message);
        Assert.Contains("nstall", e.Message);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void Reports_a_variable_with_a_path_that_does_not_exist()
    {
        var e = Assert.Throws<MediaException>(() => FfmpegTools.Find(name => name == FfmpegTools.Variable ? "/nowhere/ffmpeg" : null));
        Assert.Contains(FfmpegTools.Variable, e.Message);
        Assert.Contains("/nowhere/ffmpeg", e.Message);
    }

    [Fact]
    public void The_variable_can_contain_the_program_or_its_folder()
    {
        string program = media.Ffmpeg.Program, folder = Path.GetDirectoryName(program)!;
        Assert.Equal(program, FfmpegTools.Find(name => name == FfmpegTools.Variable ? program : null).Program);
        Assert.Equal(program, FfmpegTools.Find(name => name == FfmpegTools.Variable ? folder : null).Program);
    }
}
