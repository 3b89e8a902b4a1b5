namespace KompetenzBot.Tests.Infrastructure;

/// <summary>A node of a Bicep file's syntax tree, as <c>bicep.mjs</c> prints it.</summary>
internal sealed record SyntaxNode(string Type, string Field, int Line, bool Bad, string Text, IReadOnlyList<string> Tokens, IReadOnlyList<SyntaxNode> Children)
{
    /// <summary>This node and all below it.</summary>
    public IEnumerable<SyntaxNode> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>The text of a string without interpolation; null for anything else.</summary>
    public string? Literal => Type == "string" && Children.All(child => child.Type == "string_content")
        ? Children is [] ? Text.Trim('\'') : string.Concat(Children.Select(child => child.Text))
        : null;

    /// <summary>The properties of an object: key, value; interpolated parts of a key are <c>0</c>.</summary>
    public IEnumerable<KeyValuePair<string, SyntaxNode>> Properties => Children
        .Where(child => child is { Type: "object_property", Children.Count: > 1 })
        .Select(child => KeyValuePair.Create(KeyOf(child.Children[0]), child.Children[^1]));

    public SyntaxNode this[string property] => Properties.First(pair => pair.Key == property).Value;

    public SyntaxNode? Find(string property) => Properties.Where(pair => pair.Key == property).Select(pair => pair.Value).FirstOrDefault();

    public SyntaxNode? At(string field) => Children.FirstOrDefault(child => child.Field == field);

    /// <summary>The object that a declaration describes, also behind a condition or a loop.</summary>
    public SyntaxNode? Body => Children.Select(child => child.Type is "if_statement" or "for_statement" ? child.Body : child.Type == "object" ? child : null).FirstOrDefault(body => body is not null);

    private static string KeyOf(SyntaxNode key) => key.Type == "string"
        ? key.Literal ?? string.Concat(key.Children.Select(part => part.Type == "interpolation" ? "0" : part.Text))
        : key.Text;
}
