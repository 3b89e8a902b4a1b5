using System.Text;
using KompetenzBot.Alarms.Scenarios;
using KompetenzBot.Competences;
using KompetenzBot.Competences.Editing;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Scenarios;

/// <summary>What the product brings.</summary>
internal static class Embedded
{
    public static CompetenceCatalogue Catalogue { get; } = CompetenceCatalogue.LoadEmbedded();

    public static ScenarioList List { get; } = ScenarioReader.Read(ScenarioReader.Embedded(), Catalogue);

    /// <summary>The catalogue as administrators have changed it.</summary>
    public static CompetenceCatalogue CatalogueWith(string changes)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(Assert.IsType<CatalogueEditResult.Changed>(CatalogueEdit.Apply(CatalogueEdit.Embedded(), changes)).Json));
        return CompetenceCatalogue.Load(json);
    }

    /// <summary>A scenario in JSON, with one thing changed.</summary>
    public static string Json(string id = "test-case", string name = "Testlage", string query = "first-aid", string count = "5", string more = "") =>
        $$"""
        {
          "scenarios": [
            {
              "id": "{{id}}",
              "name": { "de": "{{name}}", "en": "{{name}}" },
              "text": { "de": "Ein Test", "en": "A test" },{{more}}
              "needs": [
                { "count": {{count}}, "query": "{{query}}" }
              ]
            }
          ]
        }
        """;
}
