using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>Parameters, outputs and names fit together across files.</summary>
public sealed class ParameterTests
{
    public static TheoryData<string> ParameterFiles => ["test.bicepparam", "production.bicepparam"];

    [Fact]
    public async Task These_are_the_parameter_files() =>
        Assert.Equal(
            ParameterFiles.Select(row => row.Data).Order(StringComparer.Ordinal),
            (await Templates.LoadAsync()).ParameterFiles.Select(file => file.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task A_parameter_file_names_only_what_exists_and_all_that_has_no_default(string name)
    {
        var templates = await Templates.LoadAsync();
        var (file, main) = (templates[name], templates.Main);

        Assert.Equal(main.Name, file.Using);
        AssertFits(main.Parameters, file.Variables.Keys, name);
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task Objects_in_a_parameter_file_have_the_properties_of_their_type(string name)
    {
        var templates = await Templates.LoadAsync();
        var types = templates["modules/types.bicep"].Types;
        var objects = 0;
        foreach (var (parameter, value) in templates[name].Variables)
        {
            var type = templates.Main.Parameters.Single(declared => declared.Name == parameter).Type.All.FirstOrDefault(node => node.Type == "identifier");
            if (type is null)
            {
                continue;
            }

            foreach (var item in value.Type == "array" ? value.Children : [value])
            {
                objects++;
                AssertFits([.. types[type.Text].Properties.Select(property => new Parameter(property.Key, property.Value, property.Value.Type == "nullable_type"))],
                    item.Properties.Select(property => property.Key), $"{name}: {parameter}");
            }
        }

        Assert.True(objects > 1);
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task Values_are_of_those_that_are_allowed(string name)
    {
        var templates = await Templates.LoadAsync();
        var allowed = AllowedValues(templates.Main.Root).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

        Assert.NotEmpty(allowed);
        Assert.All(
            templates[name].Variables.Where(given => allowed.ContainsKey(given.Key)),
            given => Assert.Contains(ValueOf(given.Value), allowed[given.Key]));
    }

    [Fact]
    public async Task Modules_are_given_what_they_declare()
    {
        var templates = await Templates.LoadAsync();
        var uses = templates.All.SelectMany(file => file.Modules.Select(module => (File: file, Module: module))).ToArray();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => AssertFits(
            templates.Of(use.File, use.Module).Parameters, use.Module.Parameters.Properties.Select(property => property.Key), $"{use.File.Name}: {use.Module.Symbol}"));
    }

    [Fact]
    public async Task Outputs_that_are_read_exist()
    {
        var templates = await Templates.LoadAsync();
        var reads = 0;
        foreach (var file in templates.All)
        {
            foreach (var (symbol, output) in OutputsRead(file.Root))
            {
                reads++;
                Assert.True(file.Modules.Any(module => module.Symbol == symbol), $"{file.Name}: {symbol} is no module");
                Assert.Contains(output, templates.Of(file, file.Modules.Single(module => module.Symbol == symbol)).Outputs);
            }
        }

        Assert.True(reads > 20);
    }

    [Fact]
    public async Task Every_name_is_declared_and_every_parameter_and_variable_is_used()
    {
        foreach (var file in (await Templates.LoadAsync()).All.Where(file => file.Using is null))
        {
            var declared = file.Root.All.Where(node => node.Type is "parameter_declaration" or "variable_declaration" or "resource_declaration" or "module_declaration")
                .Select(node => node.Children[0].Text).ToHashSet(StringComparer.Ordinal);
            var local = file.Root.All.SelectMany(LocalNames).ToHashSet(StringComparer.Ordinal);
            var used = file.Root.All.SelectMany(Uses).ToHashSet(StringComparer.Ordinal);

            Assert.Empty(used.Except(declared).Except(local).Select(name => $"{file.Name}: {name} is not declared"));
            var parametersAndVariables = file.Parameters.Select(parameter => parameter.Name).Concat(file.Variables.Keys);
            Assert.Empty(parametersAndVariables.Except(used).Select(name => $"{file.Name}: {name} is not used"));
        }
    }

    [Fact]
    public async Task Every_parameter_of_the_whole_says_what_it_is_or_has_a_name_that_does()
    {
        string[] plain = ["location", "tags", "instances", "privacy", "logRetentionDays", "alertEmails", "botSku"];
        var main = (await Templates.LoadAsync()).Main;
        var described = main.Root.Children.Zip(main.Root.Children.Skip(1))
            .Where(pair => pair.First.Type == "decorators" && pair.First.All.Any(node => node is { Type: "identifier", Text: "description" }))
            .Select(pair => pair.Second.Children[0].Text);

        Assert.Empty(main.Parameters.Select(parameter => parameter.Name).Except(described).Except(plain));
    }

    [Fact]
    public async Task Logs_are_kept_for_a_time_that_Application_Insights_knows()
    {
        var allowed = AllowedValues((await Templates.LoadAsync()).Main.Root).Single(pair => pair.Key == "logRetentionDays").Value;

        Assert.NotEmpty(allowed);
        Assert.Empty(allowed.Except(["30", "60", "90", "120", "180", "270", "365", "550", "730"]));
    }

    private static void AssertFits(IReadOnlyCollection<Parameter> declared, IEnumerable<string> given, string where)
    {
        var names = given.ToArray();
        Assert.Empty(names.Except(declared.Select(parameter => parameter.Name)).Select(name => $"{where}: {name} does not exist"));
        Assert.Empty(declared.Where(parameter => !parameter.HasDefault).Select(parameter => parameter.Name).Except(names).Select(name => $"{where}: {name} is missing"));
    }

    private static IEnumerable<KeyValuePair<string, string[]>> AllowedValues(SyntaxNode root) =>
        from pair in root.Children.Zip(root.Children.Skip(1))
        where pair.First.Type == "decorators" && pair.Second.Type == "parameter_declaration"
        from call in pair.First.All
        where call.Type == "call_expression" && call.Children[0].Text == "allowed"
        select KeyValuePair.Create(pair.Second.Children[0].Text, call.Children[1].All.Select(ValueOf).OfType<string>().ToArray());

    private static string? ValueOf(SyntaxNode node) => node.Type == "number" ? node.Text : node.Literal;

    private static IEnumerable<(string Symbol, string Output)> OutputsRead(SyntaxNode root) =>
        from node in root.All
        where node.Type == "member_expression" && node.Children[0] is { Type: "member_expression", Children: [{ Type: "identifier" }, { Text: "outputs" }] }
        select (node.Children[0].Children[0].Text, node.Children[1].Text);

    private static IEnumerable<string> LocalNames(SyntaxNode node) => node.Type switch
    {
        "lambda_expression" => node.Children.SkipLast(1).SelectMany(names => names.All).Select(name => name.Text),
        "for_loop_parameters" or "parameter" => node.All.Select(name => name.Text),
        "for_statement" => node.Children[0].Type == "identifier" ? [node.Children[0].Text] : [],
        _ => [],
    };

    /// <summary>Names in places where a value stands.</summary>
    private static IEnumerable<string> Uses(SyntaxNode node) => node.Type switch
    {
        "parameter_declaration" or "variable_declaration" or "output_declaration" or "module_declaration" or "resource_declaration" or "metadata_declaration" or "user_defined_function" => Values(node.Children.Skip(1)),
        "object_property" when node.Children.Count > 1 => Values(node.Children.Skip(1)),
        "type" or "nullable_type" or "array_type" or "import_functionality" or "type_declaration" or "parameters" or "parameter" or "lambda_expression" or "for_loop_parameters" or "decorator" => node.Type == "lambda_expression" ? Values(node.Children.TakeLast(1)) : [],
        "call_expression" => Values(node.Children.Skip(1)),
        _ => Values(node.Children),
    };

    private static IEnumerable<string> Values(IEnumerable<SyntaxNode> nodes) =>
        nodes.Where(node => node.Type is "identifier" or "loop_enumerator" && node.Field != "resource").Select(node => node.Text);
}
