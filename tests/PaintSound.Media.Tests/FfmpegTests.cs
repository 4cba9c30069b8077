namespace PaintSound.Media.Tests;

public class FfmpegTests(MediaFixture media)
{
    [Fact]
    public void Without_ffmpeg_one_sentence_says_how_to_install_it()
    {
        var e = Assert.Throws<MediaException>(() => Ffmpeg.Find(name => name == "PATH" ? media.Folder : null));
        Assert.Contains("ffmpeg", e.Message);
        Assert.Contains("nstall", e.Message);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void A_variable_that_points_nowhere_is_named()
    {
        var e = Assert.Throws<MediaException>(() => Ffmpeg.Find(name => name == Ffmpeg.Variable ? "/nowhere/ffmpeg" : null));
        Assert.Contains(Ffmpeg.Variable, e.Message);
        Assert.Contains("/nowhere/ffmpeg", e.Message);
    }

    [Fact]
    public void The_variable_may_name_the_program_or_its_folder()
    {
        string program = media.Ffmpeg.Program, folder = Path.GetDirectoryName(program)!;
        Assert.Equal(program, Ffmpeg.Find(name => name == Ffmpeg.Variable ? program : null).Program);
        Assert.Equal(program, Ffmpeg.Find(name => name == Ffmpeg.Variable ? folder : null).Program);
    }
}
