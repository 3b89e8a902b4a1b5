using KompetenzBot.Oversight;
using Xunit;

namespace KompetenzBot.Tests.Oversight;

/// <summary>Quarters as people write them.</summary>
public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026 Q3", "2026Q3")]
    [InlineData("2026q3", "2026Q3")]
    [InlineData("Q1 2027", "2027Q1")]
    [InlineData("4/2025", "2025Q4")]
    [InlineData("2026-2", "2026Q2")]
    [InlineData("2026 Q5", null)]
    [InlineData("Q3", null)]
    [InlineData("1999 Q1", null)]
    [InlineData("2026 Q3 bitte", null)]
    [InlineData("", null)]
    public void A_quarter_is_read(string text, string? quarter) => Assert.Equal(quarter, Quarter.TryParse(text)?.ToString());

    [Fact]
    public void A_year_has_four_of_them()
    {
        Assert.Equal(new Quarter(2025, 4), new Quarter(2026, 1).Previous);
        Assert.Equal(new Quarter(2027, 1), new Quarter(2026, 4).Next);
        Assert.Equal(new Quarter(2026, 3), Quarter.Of(new DateOnly(2026, 7, 1)));
        Assert.Equal(new DateOnly(2026, 10, 1), new Quarter(2026, 4).FirstDay);
    }
}
