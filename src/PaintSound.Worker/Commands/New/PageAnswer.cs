using PaintSound.Web.NewShows;

namespace PaintSound.Worker.Commands.New;

/// <summary>An answer of the page, understood.</summary>
/// <param name="Value">The answer; null if it was not understood.</param>
/// <param name="Remark">What PaintSound says about it.</param>
/// <typeparam name="T">The type of the answer.</typeparam>
internal sealed record PageAnswer<T>(T? Value, NewShowRemarkDto Remark)
    where T : class
{
    /// <summary>An answer that is good.</summary>
    public PageAnswer(T value)
        : this(value, NewShowRemarkDto.None)
    {
    }

    /// <summary>An answer that was not understood.</summary>
    /// <param name="says">What is wrong, and what to do.</param>
    public static PageAnswer<T> Wrong(string says) => new(null, new NewShowRemarkDto(RemarkKind.Wrong, says));
}
