using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>The ids and words that scenarios have, of which no other may have one. What is retired keeps its id and answers to no word.</summary>
internal sealed class TakenWords
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocalizedText> _words = new(StringComparer.Ordinal);

    public void Add(ScenarioDocument scenario)
    {
        _ids.Add(scenario.Id);
        foreach (var word in Words(scenario))
        {
            _words.TryAdd(WordKey.Of(word), scenario.Name);
        }
    }

    public IEnumerable<ScenarioProblem> Check(ScenarioDocument scenario, string path) => _ids.Contains(scenario.Id)
        ? [new ScenarioProblem.DuplicateId($"{path}.id", scenario.Id)]
        : Words(scenario).Where(word => _words.ContainsKey(WordKey.Of(word))).Select(word => new ScenarioProblem.DuplicateWord(path, word, _words[WordKey.Of(word)]));

    private static IEnumerable<string> Words(ScenarioDocument scenario) => scenario.Retired ? [] : scenario.ToScenario().Words.Where(word => WordKey.Of(word).Length > 0);
}
