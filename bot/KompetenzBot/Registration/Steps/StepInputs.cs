using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Registration.Steps;

/// <summary>Choices of several out of an enumeration of flags.</summary>
internal static class StepInputs
{
    public static AdaptiveChoiceSetInput Choices<T>(string id, string label, T value, IReadOnlyList<(T Value, string Text)> words)
        where T : struct, Enum => new()
        {
            Id = id,
            Label = label,
            IsMultiSelect = true,
            Style = AdaptiveChoiceInputStyle.Expanded,
            Choices = [.. words.Select(word => new AdaptiveChoice(word.Text, word.Value.ToString()))],
            Value = string.Join(',', words.Where(word => value.HasFlag(word.Value)).Select(word => word.Value)),
        };

    /// <summary>What was chosen; names that do not exist are left out.</summary>
    public static T Chosen<T>(TurnInput.CardAction action, string id)
        where T : struct, Enum
    {
        var known = Enum.GetNames<T>().ToHashSet(StringComparer.Ordinal);
        return Enum.TryParse<T>(string.Join(',', action.Choices(id).Where(known.Contains)), out var value) ? value : default;
    }
}
