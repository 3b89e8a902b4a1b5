using System.Globalization;

namespace KompetenzBot.Conversations;

/// <summary>Choices for an input in which a person is typing.</summary>
public interface ISuggestions
{
    /// <summary>The name by which cards ask for them.</summary>
    string Dataset { get; }

    /// <summary>The best choices for what was typed so far, best first; for nothing typed, the most common ones.</summary>
    /// <param name="text">As typed; may be empty.</param>
    /// <param name="culture">Language of the choices.</param>
    /// <param name="skip">How many the client has already.</param>
    /// <param name="most">How many it can show.</param>
    IReadOnlyList<Suggestion> Find(string text, CultureInfo culture, int skip, int most);
}

/// <summary>One choice: what a person reads, and what the card then says.</summary>
public sealed record Suggestion(string Title, string Value);
