using PaintSound.Web.NewShows;
using PaintSound.Worker.Commands.New.Previews;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.New;

/// <summary>What the page of a new show does: the questions, the chosen devices, and the file. Thread-safe.</summary>
/// <param name="show">The show file as the person named it.</param>
/// <param name="given">The answers of the command line.</param>
/// <param name="found">What exists on this computer.</param>
/// <param name="search">Looks again for what exists.</param>
/// <param name="previews">Opens the chosen devices.</param>
internal sealed class NewShowPage(string show, GivenAnswers given, FoundParts found, Func<CancellationToken, Task<FoundParts>> search, IPagePreviews previews) : INewShowService
{
    private readonly NewShowFile _file = NewShowFile.Find(show);
    private readonly TaskCompletionSource<NewShowSummary> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _writing = new();
    private volatile FoundParts _found = found;
    private NewShowSummary? _summary;

    /// <summary>Is completed when the file was written and the browser knows it.</summary>
    public Task<NewShowSummary> Written => _written.Task;

    /// <inheritdoc/>
    public NewShowPartsDto Parts
    {
        get
        {
            var parts = _found;
            NewShowChoices choices = new(parts);
            var answers = NewShowDefaults.Complete(given, parts, _file.Folder);
            return new NewShowPartsDto(
                _file.Folder,
                new NewShowAnswersDto(
                    Path.GetFileName(_file.Path),
                    answers.Library,
                    AnswerWords.Write(answers.Brush),
                    AnswerWords.Write(answers.Canvas),
                    AnswerWords.Write(new MusicAnswer(answers.Music)),
                    AnswerWords.Write(new LiveAnswer(answers.Live))),
                [
                    .. parts.Libraries.Select(library => new NewShowChoiceDto(library, $"{library}  {PageAnswerReader.DescribeLibrary(library).Says.TrimEnd('.')}")),
                    new(string.Empty, NewShowChoices.AnotherLibrary),
                ],
                [.. choices.Brush.Select(choice => Create(choice, AnswerWords.Write)), new(string.Empty, NewShowChoices.AnotherSource)],
                [.. choices.Canvas.Select(choice => Create(choice, AnswerWords.Write)), new(string.Empty, NewShowChoices.AnotherSource)],
                [new(AnswerWords.None, NewShowChoices.NoComposer), .. choices.Music.Select(choice => Create(choice, AnswerWords.Write)), new(string.Empty, NewShowChoices.AnotherSource)],
                [.. choices.Live.Select(choice => Create(choice, AnswerWords.Write))],
                parts.Remarks);
        }
    }

    /// <inheritdoc/>
    public async Task<NewShowPartsDto> SearchAsync(CancellationToken stop)
    {
        _found = await search(stop);
        return Parts;
    }

    /// <inheritdoc/>
    public NewShowDraftDto Choose(NewShowAnswersDto answers)
    {
        var read = Read(answers);
        previews.Show(read.Brush.Value, read.Canvas.Value, read.Music.Value?.Source);
        return new NewShowDraftDto(
            read.File.Value?.Path ?? string.Empty,
            read is { WrongAnswer: null, File.Value: { } file } ? CreateText(read.Given, file) : null,
            read.File.Value is { Exists: true } taken ? taken.SuggestName() : null,
            read.File.Remark,
            read.Library.Remark,
            read.Brush.Remark,
            read.Canvas.Remark,
            read.Music.Remark,
            read.Live.Remark);
    }

    /// <inheritdoc/>
    public NewShowPreviewsDto ReadPreviews() => previews.Read();

    /// <inheritdoc/>
    public byte[]? ReadPicture(long after, out long number) => previews.ReadPicture(after, out number);

    /// <inheritdoc/>
    public NewShowWrittenDto Write(NewShowAnswersDto answers)
    {
        var read = Read(answers);
        if (read.Refusal is { } refusal)
        {
            throw new CommandException(refusal);
        }

        var file = read.File.Value!;
        var summary = new NewShowSummary(Path.Combine(Path.GetDirectoryName(show) ?? string.Empty, Path.GetFileName(file.Path)), Complete(read.Given));

        // Two windows of the page: one file.
        lock (_writing)
        {
            if (_summary is not null)
            {
                throw new CommandException("The show file was written already, from another window of this page.");
            }

            file.Write(CreateText(read.Given, file));
            _summary = summary;
        }

        return new NewShowWrittenDto(file.Path, summary.Contents, [.. summary.Next.Select(step => new NextStepDto(step.Command, step.Meaning))]);
    }

    /// <inheritdoc/>
    public void End()
    {
        lock (_writing)
        {
            if (_summary is { } summary)
            {
                _written.TrySetResult(summary);
            }
        }
    }

    private static NewShowChoiceDto Create<T>(Choice<T> choice, Func<T, string> write) => new(write(choice.Value), choice.Label);

    private PageAnswers Read(NewShowAnswersDto answers) => new PageAnswerReader(_found, _file.Folder).Read(answers);

    private NewShow Complete(GivenAnswers answers) => NewShowDefaults.Complete(answers, _found, _file.Folder);

    private string CreateText(GivenAnswers answers, NewShowFile file) => NewShowText.CreateValid(Complete(answers), _found, file.Path);
}
