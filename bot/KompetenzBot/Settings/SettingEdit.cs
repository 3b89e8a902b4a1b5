using KompetenzBot.Competences;

namespace KompetenzBot.Settings;

/// <summary>What became of a change of a setting.</summary>
public abstract record SettingEdit
{
    private SettingEdit()
    {
    }

    /// <summary>The new text, and what is different.</summary>
    public sealed record Changed(string Json, SettingDifference Difference) : SettingEdit;

    /// <summary>Everything that is wrong.</summary>
    public sealed record Refused(IReadOnlyList<SettingProblem> Problems) : SettingEdit;
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Line">In the text of the changes, from 1.</param>
/// <param name="Path">Where in the JSON, if it does not have the right shape there; else empty.</param>
/// <param name="Reason">What is wrong with what it says; empty where the shape is.</param>
public sealed record SettingProblem(int Line, string Path, string Reason);

/// <summary>What is different between two versions, for people to read.</summary>
/// <param name="Added">New entries.</param>
/// <param name="Renamed">Entries with another name: the old one and the new one.</param>
/// <param name="Retired">Entries that are no longer offered.</param>
/// <param name="Changed">Entries with another content, and those that are offered again.</param>
public sealed record SettingDifference(
    IReadOnlyList<LocalizedText> Added, IReadOnlyList<(LocalizedText From, LocalizedText To)> Renamed, IReadOnlyList<LocalizedText> Retired, IReadOnlyList<LocalizedText> Changed)
{
    /// <summary>Whether nothing is different.</summary>
    public bool IsEmpty => Added.Count + Renamed.Count + Retired.Count + Changed.Count == 0;
}
