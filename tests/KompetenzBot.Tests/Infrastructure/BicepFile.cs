namespace KompetenzBot.Tests.Infrastructure;

/// <summary>What a Bicep file declares.</summary>
internal sealed record BicepFile(string Path, SyntaxNode Root)
{
    /// <summary>From the folder <c>infra</c>.</summary>
    public string Name => System.IO.Path.GetRelativePath(Templates.Folder, Path).Replace('\\', '/');

    public IReadOnlyList<Parameter> Parameters { get; } = [.. Declared(Root, "parameter_declaration").Select(node => new Parameter(
        node.Children[0].Text,
        node.Children[1],
        HasDefault: node.Tokens.Contains("=") || node.Children[1].Children.Any(child => child.Type == "nullable_type")))];

    public IReadOnlyDictionary<string, SyntaxNode> Variables { get; } =
        Declared(Root, "variable_declaration").ToDictionary(node => node.Children[0].Text, node => node.Children[^1], StringComparer.Ordinal);

    public IReadOnlySet<string> Outputs { get; } = Declared(Root, "output_declaration").Select(node => node.Children[0].Text).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SyntaxNode> Types { get; } =
        Declared(Root, "type_declaration").ToDictionary(node => node.Children[0].Text, node => node.Children[^1], StringComparer.Ordinal);

    public IReadOnlyList<Resource> Resources { get; } = [.. Root.All.Where(node => node.Type == "resource_declaration").Select(node => new Resource(
        node.Children[0].Text, node.Children[1].Literal ?? "", node.Tokens.Contains("existing"), node.Body!, node.Line, node.Children.FirstOrDefault(child => child.Type == "if_statement")?.Children[0]))];

    public IReadOnlyList<Module> Modules { get; } = [.. Declared(Root, "module_declaration").Select(node => new Module(
        node.Children[0].Text, node.Children[1].Literal!, node.Body!["params"]))];

    /// <summary>Of the template that a parameter file is for.</summary>
    public string? Using => Declared(Root, "using_statement").SingleOrDefault()?.Children[0].Literal;

    /// <summary>What a decorator of a parameter is given; null: the parameter has no such decorator.</summary>
    public SyntaxNode? Decorator(string parameter, string decorator) => Root.Children.Zip(Root.Children.Skip(1))
        .Where(pair => pair.First.Type == "decorators" && pair.Second.Type == "parameter_declaration" && pair.Second.Children[0].Text == parameter)
        .SelectMany(pair => pair.First.All)
        .FirstOrDefault(node => node.Type == "call_expression" && node.Children[0].Text == decorator)?.Children[1];

    private static IEnumerable<SyntaxNode> Declared(SyntaxNode root, string type) => root.Children.Where(node => node.Type == type);
}

/// <summary>A parameter of a template.</summary>
internal sealed record Parameter(string Name, SyntaxNode Type, bool HasDefault);

/// <summary>A resource of a template, also one inside another, and the condition on which it is made.</summary>
internal sealed record Resource(string Symbol, string TypeAndVersion, bool Existing, SyntaxNode Body, int Line, SyntaxNode? Condition)
{
    public string Type => TypeAndVersion.Split('@')[0];
}

/// <summary>The use of a module.</summary>
internal sealed record Module(string Symbol, string Path, SyntaxNode Parameters);
