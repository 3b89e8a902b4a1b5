using Xunit;

namespace KompetenzBot.Tests.Structure;

public sealed class FolderTests
{
    private static readonly string[] SayNothing = ["Common", "Helpers", "Utils", "Utilities", "Models", "Services", "Managers", "Shared", "Misc"];

    [Theory]
    [InlineData("bot")]
    [InlineData("tests")]
    public void Folders_are_named_after_what_is_in_them(string folder) => Assert.DoesNotContain(
        SourceTree.Files(folder, "*.cs"),
        file => Path.GetRelativePath(SourceTree.Root, file).Split(Path.DirectorySeparatorChar).Intersect(SayNothing, StringComparer.OrdinalIgnoreCase).Any());
}
