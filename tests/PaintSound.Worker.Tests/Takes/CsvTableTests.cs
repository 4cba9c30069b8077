using System.Globalization;
using PaintSound.Core.Choosing;
using PaintSound.Worker.Takes.Export;

namespace PaintSound.Worker.Tests.Takes;

public class CsvTableTests
{
    [Fact]
    public void Fields_are_quoted_and_numbers_have_a_decimal_point_on_every_system()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            CsvTable table = new("seconds", "title", "value", "silent", "change");
            table.Add(TimeSpan.FromSeconds(1234.5), "Lent, \"très\"\nlent", 0.25f, true, BrushChange.FellSilent);
            table.Add(TimeSpan.Zero, "Žluťoučký kůň", null, false, BrushChange.None);
            Assert.Equal(
                "seconds,title,value,silent,change\r\n1234.5,\"Lent, \"\"très\"\"\nlent\",0.25,true,fell-silent\r\n0,Žluťoučký kůň,,false,none\r\n", table.ToString());
            Assert.Equal(2, table.Rows);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_row_has_a_value_for_each_column() =>
        Assert.Throws<ArgumentException>(() => new CsvTable("a", "b").Add(1));
}
