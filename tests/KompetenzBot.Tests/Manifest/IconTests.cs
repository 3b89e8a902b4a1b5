using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace KompetenzBot.Tests.Manifest;

public sealed class IconTests
{
    private static readonly Png Color = Png.Read(File.ReadAllBytes(PackageFolder.Original("color.png")));
    private static readonly Png Outline = Png.Read(File.ReadAllBytes(PackageFolder.Original("outline.png")));

    [Fact]
    public void The_colour_icon_fills_192_pixels_with_the_accent_colour_and_draws_in_the_middle_120_only()
    {
        var accent = int.Parse(((string?)JsonNode.Parse(File.ReadAllText(PackageFolder.Original("manifest.json")))!["accentColor"])!.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var background = ((byte)(accent >> 16), (byte)(accent >> 8), (byte)accent, (byte)255);

        Assert.Equal((192, 192), (Color.Width, Color.Height));
        Assert.All(Positions(Color).Where(p => p is not ({ X: >= 36 and < 156, Y: >= 36 and < 156 })), p => Assert.Equal(background, Color.At(p.X, p.Y)));
        Assert.True(Color.Pixels.Distinct().Count() > 3, "There is no drawing.");
        Assert.All(Color.Pixels, pixel => Assert.Equal(255, pixel.Alpha));
    }

    [Fact]
    public void The_outline_icon_has_32_pixels_that_are_white_or_transparent()
    {
        var drawn = Outline.Pixels.Where(pixel => pixel.Alpha > 0).ToList();

        Assert.Equal((32, 32), (Outline.Width, Outline.Height));
        Assert.All(drawn, pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.InRange(drawn.Count, 200, 700);
    }

    private static IEnumerable<(int X, int Y)> Positions(Png icon) => from y in Enumerable.Range(0, icon.Height) from x in Enumerable.Range(0, icon.Width) select (x, y);
}
