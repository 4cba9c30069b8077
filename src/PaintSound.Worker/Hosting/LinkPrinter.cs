using PaintSound.Web.Links;

namespace PaintSound.Worker.Hosting;

/// <summary>Prints the links of the pages, and in a terminal the first one that a phone reaches as a code for its camera.</summary>
/// <param name="output">Receives the lines.</param>
/// <param name="isTerminal">True if the output is a terminal with ANSI colours.</param>
internal sealed class LinkPrinter(TextWriter output, bool isTerminal)
{
    private bool _hasCode;

    /// <summary>Prints the links of one address.</summary>
    public void Print(PageLinks links)
    {
        output.WriteLine(links);
        if (!isTerminal || _hasCode || links.IsLoopback)
        {
            return;
        }

        _hasCode = true;
        output.WriteLine("The operator page for the camera of a phone (it shows the codes of the other pages):");
        foreach (var line in QrCode.Create(links.Operator).ToTerminalLines())
        {
            output.WriteLine(line);
        }
    }
}
