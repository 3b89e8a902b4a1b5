using Microsoft.Extensions.Configuration;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>A configuration that remembers which keys it was asked for: what the bot binds, in the bot's own spelling.</summary>
internal sealed class ReadKeys(IReadOnlyDictionary<string, string> values) : ConfigurationProvider, IConfigurationSource
{
    /// <summary>Of the values, <c>:</c> between the parts, and the sections that the bot looked into.</summary>
    public HashSet<string> All { get; } = new(StringComparer.Ordinal);

    public override void Load()
    {
        foreach (var (key, value) in values)
        {
            Set(key.Replace("__", ":", StringComparison.Ordinal), value);
        }
    }

    public override bool TryGet(string key, out string? value)
    {
        All.Add(key);
        return base.TryGet(key, out value);
    }

    public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
    {
        All.Add(parentPath ?? "");
        return base.GetChildKeys(earlierKeys, parentPath);
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
